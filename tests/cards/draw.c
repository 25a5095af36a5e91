/*
 * Drawings of every layout, into the folder argv[1]: PAPER-SIZE-DUPLEX-ASK.
 *
 * The exam is made of the fixture's services, which have texts that formats
 * stumble over, and of some that only have a name, as long as names get.
 */
#include <stdio.h>

#include "fixture.h"
#include "refgen/cards.h"

static const struct {
	const char		*service, *name;
	struct rg_range		 ports;
	bool			 no_port;
	rg_transports		 transports;
} items[] = {
	{ "ssh", NULL, { 22, 22 }, false, RG_TCP },
	{ "sftp", NULL, { 22, 22 }, false, RG_TCP },
	{ "dns", NULL, { 53, 53 }, false, RG_TCP | RG_UDP },
	{ NULL, NULL, { 139, 139 }, false, 0 },
	{ "smb", NULL, { 445, 445 }, false, RG_TCP },
	{ "x11", NULL, { 0, 0 }, true, 0 },
	{ "microsoft-rpc", NULL, { 0, 0 }, true, 0 },
	{ NULL, "Protocolo ligero de acceso a directorios sobre la capa de "
	    "conexión segura con autenticación", { 636, 636 }, false, RG_TCP },
	{ NULL, "Electroencefalografista-anticonstitucionalmente", { 637, 637 },
	    false, RG_TCP | RG_UDP | RG_SCTP | RG_DCCP },
	{ NULL, FIXTURE_LONG_WORD, { 49152, 65535 }, false, RG_UDP },
};

#define ITEMS (sizeof(items) / sizeof(items[0]))

static void
make_exam(struct rg_exam *exam, struct rg_arena *a, const struct rg_model *m)
{
	*exam = (struct rg_exam){ .id = RG_V("network-plus"),
		.title = { RG_V("CompTIA Network+ (N10-009)"),
		    RG_V("CompTIA Network+ (N10-009)") },
		.items = rg_arena_alloc(a, ITEMS * sizeof(*exam->items)),
		.nitems = ITEMS };
	for (size_t i = 0; i < ITEMS; i++) {
		exam->items[i] = (struct rg_exam_item){
			.name = rg_view_of(items[i].name),
			.service = items[i].service ? rg_model_service(m,
			    rg_view_of(items[i].service)) : NULL,
			.ports = items[i].ports, .no_port = items[i].no_port,
			.transports = items[i].transports };
	}
}

static int
write_to(const char *folder, const char *name, struct rg_buf *drawing)
{
	struct rg_buf path = { 0 };
	FILE *f;
	int status = -1;

	rg_buf_fmt(&path, "%s/%s.drawing", folder, name);
	f = fopen(path.p, "wb");
	if (f) {
		fwrite(drawing->p, 1, drawing->n, f);
		status = fclose(f);
	}
	if (status != 0)
		perror(path.p);
	rg_buf_release(&path);
	rg_buf_reset(drawing);
	return status;
}

static int
write_style(const char *folder, const struct rg_render_job *job,
    const struct rg_exam *exam, const struct rg_card_style *style)
{
	struct rg_buf drawing = { 0 }, name = { 0 };
	int bad = 0;

	rg_buf_fmt(&name, "%s-%s-%s-%s", rg_paper_name(style->paper),
	    rg_card_size_name(style->size), rg_duplex_name(style->duplex),
	    rg_ask_name(style->ask));
	rg_cards_draw(&drawing, job, exam, style);
	bad |= write_to(folder, name.p, &drawing);
	if (style->ask == RG_ASK_PORT && style->duplex != RG_FOLD) {
		rg_buf_str(&name, "-calibration");
		rg_cards_draw_calibration(&drawing, job, style);
		bad |= write_to(folder, name.p, &drawing);
	}
	rg_buf_release(&name);
	rg_buf_release(&drawing);
	return bad;
}

int
main(int argc, char **argv)
{
	struct rg_card_style s = { .front = FIXTURE_EN, .back = FIXTURE_ES };
	struct rg_render_job job;
	struct rg_arena arena;
	struct rg_buf sheet = { 0 };
	struct rg_exam exam;
	int bad = 0;

	if (argc != 2)
		return 2;
	rg_arena_init(&arena);
	job = fixture_job(&arena);
	make_exam(&exam, &arena, job.model);
	for (s.paper = 0; rg_paper_name(s.paper); s.paper++)
		for (s.size = 0; rg_card_size_name(s.size); s.size++)
			for (s.duplex = 0; rg_duplex_name(s.duplex); s.duplex++)
				bad |= write_style(argv[1], &job, &exam, &s);
	s.ask = RG_ASK_SERVICE;
	s.duplex = RG_LONG_EDGE;
	for (s.paper = 0; rg_paper_name(s.paper); s.paper++)
		for (s.size = 0; rg_card_size_name(s.size); s.size++)
			bad |= write_style(argv[1], &job, &exam, &s);
	s = (struct rg_card_style){ .front = FIXTURE_ES };
	rg_cards_draw_sheet(&sheet, &job, &exam, &s);
	bad |= write_to(argv[1], "sheet", &sheet);
	rg_buf_release(&sheet);
	rg_arena_release(&arena);
	return bad != 0;
}
