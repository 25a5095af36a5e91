# Reports each include of a public header that the room's row of src/FLOORS
# does not grant, each room and each header that has no row, and each row that
# grants a floor of its own height or above.
#
#	awk -f floors.awk src/FLOORS FILE...

BEGIN { FS = "|" }

function fault(text) {
	printf "%s:%d: floor: %s\n", FILENAME, FNR, text
	bad = 1
}

function grant(room, name,    i) {
	if (!(name in headers)) {
		if (name in owner && floor[owner[name]] >= floor[room])
			fault(room " may not reach up to " name)
		ok[room, name] = 1
		return
	}
	if (floor[name] >= floor[room])
		fault(room " may not reach up to " name)
	for (i = 1; i <= headers[name]; i++)
		ok[room, of[name, i]] = 1
}

FILENAME ~ /FLOORS$/ {
	if ($0 ~ /^#/ || NF < 3)
		next
	split($1, id, " ")
	room = id[2]
	floor[room] = id[1]
	n = split($2, own, " ")
	m = split($3, reads, " ")
	for (i = 1; i <= m; i++)
		grant(room, reads[i])
	for (i = 1; i <= n; i++) {
		ok[room, own[i]] = 1
		of[room, i] = own[i]
		owner[own[i]] = room
	}
	headers[room] = n
	next
}

FNR == 1 {
	room = FILENAME
	public = room ~ /(^|\/)include\/refgen\//
	if (public) {
		sub(/.*\//, "", room)
		sub(/\.h$/, "", room)
		room = room in owner ? owner[room] : room
	} else {
		sub(/.*src\//, "", room)
		sub(/\/.*/, "", room)
	}
	if (!(room in floor))
		fault("no row speaks of " room)
}

/^[ \t]*#[ \t]*include[ \t]*["<]refgen\// {
	header = $0
	sub(/.*["<]refgen\//, "", header)
	sub(/\.h[">].*/, "", header)
	if (!((room, header) in ok))
		fault(room " may not include refgen/" header ".h")
}

END { exit bad }
