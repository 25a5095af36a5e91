/* What a note says beyond one label: sentences, lines below, rows. */
#include "read.h"

struct row {
	const char	*note, *claims;
};

static int
set_up(void **state)
{
	static struct reading r;

	reading_init(&r);
	*state = &r;
	return 0;
}

static int
tear_down(void **state)
{
	reading_release(*state);
	return 0;
}

/* Without what is said of the services: the ports and names only. */
static void
check(void **state, const struct row *rows, size_t n)
{
	struct reading *r = *state;

	for (size_t i = 0; i < n; i++) {
		reading_take(r, "notes/x.md", rg_view_of(rows[i].note));
		for (size_t k = 0; k < r->claims.list.n; k++) {
			struct rg_claim *c = &r->claims.list.v[k];

			if (c->kind != RG_CLAIM_ASSIGNMENT)
				continue;
			if (r->out.n)
				rg_buf_str(&r->out, "| ");
			c->text.n = 0;
			put_claim(&r->out, c);
			rg_buf_cut(&r->out, r->out.n - 1);
		}
		assert_row(rows[i].note, rg_buf_view(&r->out),
		    rows[i].claims);
	}
}

static void
sentences_tie_ports_to_names(void **state)
{
	static const struct row rows[] = {
		{ "HTTP uses port 80 and HTTPS port 443.",
			"80 HTTP| 443 HTTPS" },
		{ "Examples are port 80 for HTTP, port 21 for FTP.",
			"80 HTTP| 21 FTP" },
		{ "The secure shell answers on 22/tcp.",
			"22/tcp secure shell" },
		{ "The file server answers on 22/tcp.", "" },
		{ "SSH is for shells. It listens on port 22.", "22 SSH" },
		{ "SSH sirve para terminales. Usa el puerto 22.", "22 SSH" },
		{ "SSH is for shells. In the lab port 8888 is open.", "" },
		{ "- **IRC** (Internet Relay Chat): old. Port **7000**. Dull.",
			"7000 IRC = Internet Relay Chat" },
		{ "- HTTPS: made safe by TLS, over port 443", "443 HTTPS" },
		{ "- Foo Server ........ 32400", "32400 Foo Server" },
		{ "IMAP uses 143 and, made safe, 993.", "143 IMAP" },
		{ "Web: HTTP → 80, HTTPS → 443", "80 HTTP| 443 HTTPS" },
		{ "IMAP uses 900 bytes.", "" },
		{ "IMAP and POP3 use ports 143 and 110.",
			"143 IMAP| 110 POP3" },
		{ "IMAP y POP3 usan los puertos 143 y 110 respectivamente.",
			"143 IMAP| 110 POP3" },
		{ "- Start TLS: 587", "587 Start TLS" },
		{ "## HTTP\n- Source port: 50000\n- Destination port: 80",
			"80 HTTP" },
		{ "## HTTP\n- Puerto de origen: 50000\n- Puerto de destino: 80",
			"80 HTTP" },
		{ "Por el puerto 110 se habla con un buzón POP3 y en el "
			"puerto 143 escucha IMAP.", "110 POP3| 143 IMAP" },
		{ "- SSH uses TCP and port 22.", "22/tcp SSH" },
		{ "- 53: DNS (Domain Name System): Usado para dominios y "
			"nombres", "53 DNS = Domain Name System" },
		{ "- 22: SSH Similar to a telnet that all of us had, secure",
			"22 SSH" },
		{ "* 22 SSH *Secure Shell*", "22 SSH = Secure Shell" },
		{ "- 69 - TFTP: Trivial File Transfer Protocol (the tiny one)",
			"69 TFTP = Trivial File Transfer Protocol" },
		{ "- Adminer: 8081\n  - Connect to PostgreSQL: host=db, "
			"port=5432, user=ana", "8081 Adminer| 5432 PostgreSQL" },
		{ "- **Well-known ports (0-1023)**: such as NNTP (port 119) "
			"and SSH (22).", "119 NNTP| 22 SSH" },
		{ "Ports 0-1023 are those of HTTP and others.", "" },
		{ "- LDAP usa el puerto 389 y el puerto 636 a través del "
			"protocolo TLS.", "389 LDAP| 636 LDAP" },
		{ "LDAP uses port 389 for plain, and the port 636 that uses "
			"TLS for all else.", "389 LDAP| 636 LDAP" },
		{ "LDAP e IMAP tienen versiones con TLS en los puertos 636 y "
			"993.", "" },
		{ "## HTTPS\n\nEl puerto 443 va con TLS.", "443 HTTPS" },
		{ "El puerto 443 es el de TLS.", "443 TLS" },
		{ "IMAP usa el puerto 143 y el puerto 993.",
			"143 IMAP| 993 IMAP" },
		{ "IMAP usa el puerto 143 y el puerto 993 sobra.", "143 IMAP" },
		{ "SMTP (25) sends, POP3 (110) and IMAP (143) fetch.",
			"25 SMTP| 110 POP3| 143 IMAP" },
		{ "SMTP (25) sends, and so does IMAP (12).", "25 SMTP" },
		{ "- IMAP: 143, 993 (IMAPS)", "143 IMAP| 993 IMAPS" },
		{ "- FTP: 21, 22 (SFTP)", "21 FTP| 22 SFTP" },
		{ "- SSH: 22 (SFTP)", "22 SSH" },
		{ "- HTTP: 80, 443 (Secure TLS or SSL)", "80,443 HTTP" },
		{ "#### POP3\n- Puertos: 110, 995 (POP3S)",
			"110 POP3| 995 POP3S" },
		{ "- SMTP\n  - They may open only port TCP 995 (POP3) to us.",
			"995/tcp POP3" },
		{ "- Proxmox: 8443 (HTTPS)", "8443 Proxmox" },
		{ "## 443\nHTTPS. The web.\n\n## 22\nSSH", "443 HTTPS| 22 SSH" },
		{ "## 2024\nSSH. A year.", "" },
		{ "- 53: DNS, usa tanto por TCP como por UDP",
			"53/tcp+udp DNS" },
		{ "A porta 3306 é do MySQL.", "3306 MySQL" },
		{ "- SMB: 445\n- Step 1: open port 22", "445 SMB" },
		{ "- SMB: 445\n- Port 139: the old one", "445 SMB| 139 SMB" },
		{ "- **Port 22:** Used for SSH", "22 SSH" },
		{ "El puerto 110 corresponde a POP3.", "110 POP3" },
		{ "HTTP nutzt Port 80, HTTPS den Port 443.",
			"80 HTTP| 443 HTTPS" },
		{ "Le SSH utilise le port 22 en TCP.", "22/tcp SSH" },
		{ "Port 22: SSH, used by many", "22 SSH" },
		{ "Port 22: SSH, SFTP", "22 SSH, SFTP = SSH = SFTP" },
		{ "PostgreSQL's default port is 5432.", "5432 PostgreSQL" },
		{ "Many of the servers let users choose what they like, "
			"and SSH\nlistens on port 22.", "22 SSH" },
		{ "RDP 3389 and SSH 22 are closed.", "3389 RDP| 22 SSH" },
		{ "Open: `21` FTP, `22` SSH", "21 FTP| 22 SSH" },
		{ "Common: 21 (FTP), 22 (SSH)", "21 FTP| 22 SSH" },
		{ "- The port used by SMTP is 25", "25 SMTP" },
		{ "The default port for IMAP is 143.", "143 IMAP" },
		{ "El puerto por defecto de SSH es el 22.", "22 SSH" },
		{ "Le port de FTP est 21.", "21 FTP" },
		{ "Der Port von SSH ist 22.", "22 SSH" },
		{ "The oldest user of SSH is 25.", "" },
		{ "- POP3 default port is 110", "110 POP3" },
		{ "- NTP: Network Time Protocol 123\n"
			"- POP3: Post Office Protocol version 3 - 110",
			"123 NTP = Network Time Protocol| 110 POP3 = Post "
			"Office Protocol version 3" },
		{ "NTP: some 99", "" },
		{ "- Words on services (ex: port 43 = WHOIS, port 79 = Finger)",
			"43 WHOIS| 79 Finger" },
		{ "4. Enter the last port (ex: 100)", "" },
		{ "Say \"allow port 80\" (now).", "" },
		{ "The TCP 3-way handshake", "" },
		{ "1. It looks it up: \"54321 = laptop\"\n2. Quoll: \"7001\"",
			"7001 Quoll" },
		{ "- UDP 514 for Syslog", "514/udp Syslog" },
		{ "TCP 70 and 71, uses TLS", "" },
		{ "- Quoll: localhost:7108", "7108 Quoll" },
		{ "- IMAP :143/ :993\n- SMTP :25 and :587\n- http :80",
			"143,993 IMAP| 25,587 SMTP| 80 http" },
		{ "Data: MySQL (3306), Redis (6379)",
			"3306 MySQL| 6379 Redis" },
	};

	check(state, rows, ROWS(rows));
}

static void
transports_of_a_layout(void **state)
{
	static const struct row rows[] = {
		{ "### SSH - 22\nSafe.\n\nTCP", "22/tcp SSH" },
		{ "### SSH - 22\nSafe.\n\n- 80 HTTP\n\nTCP",
			"22 SSH| 80 HTTP" },
		{ "## Uses both TCP and UDP\n- SIP: 5060", "5060/tcp+udp SIP" },
		{ "## TCP\n- SSH: 22\n## TCP/UDP\n- DNS: 53",
			"22/tcp SSH| 53/tcp+udp DNS" },
		{ "## TCP and UDP ports\n- SSH: 22", "22 SSH" },
		{ "# TCP\n- SSH: 22\n## TCP and UDP\n- DNS: 53",
			"22/tcp SSH| 53 DNS" },
		{ "Read on. Here are the TCP ports of daily use:\n- SSH: 22\n\n"
			"The rest.\n\n- DNS: 53", "22/tcp SSH| 53 DNS" },
		{ "Unlike TCP, these are the UDP ports:\n- TFTP: 69",
			"69 TFTP" },
		{ "- Port 53: DNS. Uses both TCP and UDP", "53/tcp+udp DNS" },
		{ "- Puerto 53: DNS, usa tanto TCP como UDP",
			"53/tcp+udp DNS" },
		{ "## Puerto 53: DNS\nNombres. Usa tanto UDP (para casi todo "
			"lo que se pregunta) como TCP (para zonas).",
			"53/tcp+udp DNS" },
		{ "- Puerto 53: DNS, usa tanto UDP (para casi todo lo que se "
			"pregunta) como TCP (para zonas)", "53/tcp+udp DNS" },
		{ "- TFTP: **69** (**UDP** - unlike FTP and the other services "
			"that use TCP)", "69/udp TFTP" },
		{ "|Program|Protocol|Why|\n|-|-|-|\n|DNS|UDP (port 53)|fast|\n"
			"|Web|TCP|safe|", "53/udp DNS" },
		{ "Rule 1: TCP, Port 443 (HTTPS)", "443 HTTPS" },
		{ "TACACS\t49\tTCP/UDP", "49/tcp+udp TACACS" },
		{ "Port 43 - WHOIS\n- Use: owners\n- Transport: TCP\n\n"
			"Port 69 - TFTP\n- Transport: UDP",
			"43/tcp WHOIS| 69/udp TFTP" },
		{ "Both TCP and UDP have ports. These are the TCP ports in use:\n"
			":: 43 - WHOIS\n:: 79 - Finger\n\n70 - Gopher",
			"43/tcp WHOIS| 79/tcp Finger| 70 Gopher" },
		{ "- 43 - WHOIS - owners (TCP). More.\n- 53: DNS, as (TCP) and "
			"(UDP)", "43/tcp WHOIS| 53 DNS" },
		{ "1. **TCP ports**: the web (port 80 for HTTP), and mail "
			"(port 25 for SMTP).", "80/tcp HTTP| 25/tcp SMTP" },
		{ "- Puertos UDP: nombres, DNS (puerto 53).\n  - TFTP (69)",
			"53/udp DNS| 69/udp TFTP" },
		{ "- TCP: HTTP (80); UDP: TFTP (69)", "80 HTTP| 69 TFTP" },
	};

	check(state, rows, ROWS(rows));
}

static void
lines_of_a_run(void **state)
{
	static const struct row rows[] = {
		{ "22 SSH\n90 Foomatic\n443 HTTPS",
			"22 SSH| 90 Foomatic| 443 HTTPS" },
		{ "90 Foomatic\n22 SSH\n443 HTTPS",
			"90 Foomatic| 22 SSH| 443 HTTPS" },
		{ "- 22 SSH\n- 90 Foomatic\n- 443 HTTPS",
			"22 SSH| 90 Foomatic| 443 HTTPS" },
		{ "90 Foomatic\n22 SSH", "22 SSH" },
		{ "22 SSH\n443 HTTPS\n12 eggs and some of the milk we had",
			"22 SSH| 443 HTTPS" },
		/* Columns */
		{ "```\n43 - WHOIS     90 - Foomatic   70 - Gopher\n"
			"79 Finger      88 Kerberos\n"
			"FTP - 21       SSH - 22        POP3 - 110\n```",
			"43 WHOIS| 90 Foomatic| 70 Gopher| 79 Finger| "
			"88 Kerberos| 21 FTP| 22 SSH| 110 POP3" },
		{ "81    - Quoll      8086  - InfluxDB",
			"81 Quoll| 8086 InfluxDB" },
		{ "22 - SSH    2 hosts   90 of them", "22 SSH" },
		{ "22 SSH\n443 HTTPS\n\n90 Foomatic", "22 SSH| 443 HTTPS" },
		/* nmap's */
		{ "* 512/tcp open exec netkit-rsh rexecd", "512/tcp exec" },
		{ "* 1524/tcp open blah Some root shell", "1524/tcp blah" },
		{ "* 99/tcp filtered unknown", "" },
		{ "- **Port 80:** Used by the host. HTTP - the web", "80 HTTP" },
		{ "- **Port 99:** Used by the host. Used by SSH.", "99 SSH" },
		{ "- **Port 99:** Used by the host. Not by SSH.", "" },
	};

	check(state, rows, ROWS(rows));
}

static void
ports_of_containers(void **state)
{
	static const struct row rows[] = {
		{ "|Service|Port|\n|-|-|\n|Quoll|7001:80|\n"
			"|GitLab|`8222:22`  `8181:80`|",
			"7001 Quoll| 8222,8181 GitLab" },
		{ "- Grafana: 3001:3000\n- Quoll: 7001:80/tcp\n"
			"- Redis - 6380:6379",
			"3001 Grafana| 7001/tcp Quoll| 6380 Redis" },
		{ "Quoll\n  7001:80\n\nPi-Hole\n  53:53/udp\n  8081:80/tcp",
			"7001 Quoll| 53/udp Pi-Hole| 8081/tcp Pi-Hole" },
		{ "# Docker\n```yaml\nservices:\n  quoll:\n    image: x/q\n"
			"    ports:\n      - \"7005:80\"\n  emu:\n    ports:\n"
			"      - 7007:7007/udp\n```",
			"7005 quoll| 7007/udp emu" },
		{ "- 5353:5354 mDNS\n- X11: 6000:6007",
			"5353-5354 mDNS| 6000-6007 X11" },
		{ "- SSH at 10:30\n- SSH: 127.0.0.1:8080\n"
			"- SSH: 00:1a:2b:3c:4d:5e\n- SSH: 2001:0:1:2", "" },
	};

	check(state, rows, ROWS(rows));
}

static void
ports_in_code(void **state)
{
	static const struct row rows[] = {
		{ "# Ports\n## Quoll\n- `8009` Quoll.\n- `8010` as Emu Share.",
			"8009 Quoll| 8010 Emu Share" },
		{ "# Ports\n## Quoll\n- `8011` and `8012`.\n- `8013` admin",
			"8011,8012 Quoll| 8013 Quoll" },
		{ "# Ports\n- `8014 (TCP)` quoll-web", "8014/tcp quoll-web" },
		{ "- `22` SSH\n- `53` DNS\n# Rest\n- `8015` Quoll",
			"22 SSH| 53 DNS| 8015 Quoll" },
		{ "# Answers\n- `404` Gone\n- `8016` Quoll", "" },
		{ "# Ports\n- 8017 Quoll", "" },
		{ "# Ports\n- `8018` is what we once had for the old one",
			"" },
	};

	check(state, rows, ROWS(rows));
}

static void
lines_below_speak_of_the_service(void **state)
{
	static const struct row rows[] = {
		{ "- SSH\n  - Port: 22\n  - Transport: TCP", "22/tcp SSH" },
		{ "## RDP\n- **Port** → 3389", "3389 RDP" },
		{ "### Porta 80 (HTTP) e 443 (HTTPS)\n- **Porta 80:** velha."
			"\n- **Porta 443:** nova.", "80 HTTP| 443 HTTPS| "
			"80 HTTP| 443 HTTPS" },
		{ "1. Port HTTPS : 443\n2. Port SSH : 22",
			"443 HTTPS| 22 SSH" },
		{ "- Puerto de SSH: 22", "22 SSH" },
		{ "## Puertos UDP (Protocolo de datagramas)\n- NTP: 123",
			"123/udp NTP" },
		{ "- The default UDP port for NTP is 123.", "123/udp NTP" },
		{ "- El puerto TCP/UDP de DNS es el 53.", "53/tcp+udp DNS" },
		{ "- `Gadget`: 13 / 14 / 15", "" },
		{ "- Gadget: 13 / 15", "13,15 Gadget" },
		{ "- NetBIOS: 137, 138, 139", "137,138,139 NetBIOS" },
		{ "## RDP\n- Port -> 3389", "3389 RDP" },
		{ "RDP - a desktop.\nPort: 3389\nTransport: TCP",
			"3389/tcp RDP" },
		{ "Port: 3389\nTransport: TCP", "" },
		{ "- DNS: 53\n  - UDP for queries, TCP for transfers",
			"53/tcp+udp DNS" },
		{ "## DNS\n**Port:** 53\n**Protocol:** UDP", "53/udp DNS" },
		{ "## Puerto 3389 (RDP)\nEscritorio. Usa TCP.",
			"3389/tcp RDP" },
		{ "Name: FTP\nPort: 21\nTransport: TCP", "21/tcp FTP" },
		{ "Name: Gadget\nPort: 99\nTransport: UDP", "99/udp Gadget" },
		{ "- Name: Gadget\n- Port: 99", "99 Gadget" },
		{ "**SSH**\n: Port 22. Remote.", "22 SSH" },
		{ "- Port 3306\n  - MySQL\n  - MariaDB",
			"3306 MySQL| 3306 MariaDB" },
		{ "## RDP\nDefault port is 3389", "3389 RDP" },
		{ "- Docker\n  - Portainer: 9443", "9443 Portainer" },
		/* An item beside it has a name of its own. */
		{ "- Jenkins: 8080\n- Quokka app: 8080",
			"8080 Jenkins| 8080 Quokka app" },
		{ "- FTP: 21\n- Data: 20", "21 FTP| 20 FTP" },
		{ "- Redis: 6379\n- Admin Panel: 7255\n- Agent: 7256",
			"6379 Redis| 7255 Admin Panel| 7256 Agent" },
		{ "## Both TCP and UDP\n- 88 - Kerberos",
			"88/tcp+udp Kerberos" },
		{ "# TFTP\nRuns on UDP/69 and is small.", "69/udp TFTP" },
		{ "# NFS\nFiles, over the net, by tcp 2049.",
			"2049/tcp NFS" },
		{ "# RDP\nA whole desktop, far away, seen over TCP/3389.",
			"3389/tcp RDP" },
		{ "# RDP\nA whole desktop, far away, not like TCP/99.", "" },
		{ "# NTP\nIt uses UDP/123.", "123/udp NTP" },
		{ "<h1>NTP</h1>\n\nIt uses UDP/123.", "123/udp NTP" },
		{ "# FTP\n**Trick**: Port 70 sends menus.\n"
			"**Wrong**: \"Port 21 is for mail.\"", "21 FTP" },
		{ "# Notes\nQuoll: port 70 sends menus.", "70 Quoll" },
		{ "# FTP\nLast, there is port 70, gopher.", "70 gopher" },
		{ "# FTP\nI looked at port 25 behind which runs an smtp service",
			"25 smtp" },
		{ "Trick: Port 70 = menus.\nWrong: \"Port 79 is it.\"", "" },
		{ "# HTTPS\nIt is on TCP/443 (secure TLS or SSL).",
			"443/tcp HTTPS" },
	};

	check(state, rows, ROWS(rows));
}

static void
headings_name_the_service(void **state)
{
	static const struct row rows[] = {
		{ "## FTP\n\nPuerto por defecto: 21", "21 FTP" },
		{ "## SMTP\n\n- Puerto predeterminado: 25", "25 SMTP" },
		{ "## SSH\nPort par défaut : 22", "22 SSH" },
		{ "## SSH\nStandardport: 22", "22 SSH" },
		{ "# Escaneo de FTP\n\nPuerto: 21", "21 FTP" },
		{ "# Escaneo de FTP\n\nPuerto: 2221", "" },
		{ "# Notas de campo sobre FTP (File Transfer Protocol)\n"
			"Port: 21", "21 FTP = File Transfer Protocol" },
		{ "## SSH hardening\nPort: 22", "22 SSH" },
		{ "### 3.2 RDP\nPort: 3389", "3389 RDP" },
		{ "### 3.2. RDP (3389)", "3389 RDP" },
		{ "### Permitir SSH (Puerto 22)", "22 SSH" },
		{ "### Configurar el SSH (puerto 22)", "22 SSH" },
		{ "### Enable Telnet (port 23)", "23 Telnet" },
		{ "### Activer HTTPS (port 443)", "443 HTTPS" },
		{ "- Open Foobar (port 4455)", "4455 Open Foobar" },
	};

	check(state, rows, ROWS(rows));
}

static void
questions_have_answers(void **state)
{
	static const struct row rows[] = {
		{ "Q: What port does SSH use?\nA: 22", "22 SSH" },
		{ "Which protocol is on port 3389?\nRDP", "3389 RDP" },
		{ "What port is HTTPS? 443", "443 HTTPS" },
		{ "What TCP port is HTTPS? 443", "443/tcp HTTPS" },
		{ "What ports has passive FTP?\nA) 80\nB) many ports *", "" },
		{ "SSH::22", "22 SSH" },
		{ "Which port is SSH's?\nA) 21\nB) 22 *\nC) Port 23",
			"22 SSH" },
		{ "Which port is SSH's?\n- [ ] 21\n- [x] Port 22",
			"22 SSH" },
		{ "Which port is SSH's?\n- 21\n- **22**", "22 SSH" },
		{ "Which port is SSH's?\nA) 22\nB) 23", "" },
		{ "Which port is SSH's?\nA) 22 *\nB) 23 *", "" },
		{ "What is on port 22?\na) RDP\nb) SSH ✓", "22 SSH" },
		{ "What port is SSH's?\n22\n\n- 23: Telnet",
			"22 SSH| 23 Telnet" },
		{ "|Question|Wrong|Answer|\n|-|-|-|\n|SSH port?|23|22|\n"
			"|SSH port in use?|23|many|", "22 SSH" },
		{ "ff02::9", "" },
		{ "|Concept|Answer|\n|-|-|\n|**Port: WHOIS**|43|\n"
			"|SSH port|22|\n|Port of Finger|79|\n|Port|none|",
			"43 WHOIS| 22 SSH| 79 Finger" },
	};

	check(state, rows, ROWS(rows));
}

static void
rows_of_tables(void **state)
{
	static const struct row rows[] = {
		{ "|Port|Name|\n|-|-|\n|22|SSH|\n||SFTP|\n||RTP|",
			"22 SSH| 22 SFTP" },
		{ "|Port|Name|\n|-|-|\n|110/143|POP3 / IMAP|\n"
			"|80, 443|HTTP and HTTPS (web)|\n|22|SSH / far away|",
			"110 POP3| 143 IMAP| 80 HTTP| 443 HTTPS| "
			"22 SSH / far away = SSH" },
		{ "|Port|Name|\n|-|-|\n|80/443|HTTPS / HTTP|\n",
			"443 HTTPS| 80 HTTP" },
		{ "|Port|Name|U/T|\n|-|-|-|\n|69|TFTP|U|\n|53|DNS|Both|",
			"69/udp TFTP| 53/tcp+udp DNS" },
		{ "|Use|TCP|UDP|\n|-|-|-|\n|Header size|20|8|", "" },
		{ "|Protocol|FTP|SSH|\n|-|-|-|\n|Port|21|22|",
			"21 FTP| 22 SSH" },
		{ "|Plain|Secure|\n|-|-|\n|FTP (21)|SFTP (22) / FTPS (990)|",
			"21 FTP| 22 SFTP| 990 FTPS" },
		{ "|Name|Use|\n|-|-|\n|SSH|Remote access on port 22|",
			"22 SSH" },
		/* Several names beside several ports. */
		{ "|Port|Name|\n|-|-|\n|110/143|POP3 / IMAP|\n"
			"|79, 43|WHOIS, Finger|",
			"110 POP3| 143 IMAP| 43 WHOIS| 79 Finger" },
		{ "|Name|Port|\n|-|-|\n|SMTP, POP3, IMAP|25, 110, 143, 587|\n"
			"|DHCP, BOOTP|67/68|",
			"25,587 SMTP| 110 POP3| 143 IMAP| 67,68 DHCP, BOOTP" },
		{ "|21|FTP|\n|--|--|\n|22|SSH|", "21 FTP| 22 SSH" },
		{ "+----+-----+\n| 22 | SSH |\n+----+-----+", "22 SSH" },
		{ "┌────┬─────┐\n│ 22 │ SSH │\n└────┴─────┘", "22 SSH" },
		{ "<table><tr><td>22<td>SSH</table>", "22 SSH" },
	};

	check(state, rows, ROWS(rows));
}

static void
columns_of_tables(void **state)
{
	static const struct row rows[] = {
		/* One filler where no transport is known. */
		{ "|Use|Port|Type|\n|-|-|-|\n|SSH|22|TCP|\n|NTP|123|todo|\n"
			"|SIP|5060|todo|", "22/tcp SSH| 123 NTP| 5060 SIP" },
		{ "|Name|Port|Protocol|\n|-|-|-|\n|Mail|25|SMTP|\n"
			"|News|119|NNTP|", "25 SMTP = Mail| 119 NNTP = News" },
		{ "|Port|Service|Type|\n|-|-|-|\n|7001|Quoll|HTTP|\n"
			"|3306|MariaDB|TCP|\n|7002|Emu|HTTPS|",
			"7001 Quoll| 3306/tcp MariaDB| 7002 Emu" },
		{ "|Service|Type|Port|\n|-|-|-|\n|Quoll|HTTP|7001|\n"
			"|Emu|HTTP|7002|\n|Kea|HTTP|7003|",
			"7001 Quoll| 7002 Emu| 7003 Kea" },
		{ "|Port|Zone|Host|\n|-|-|-|\n|9001|lab|Foo|\n|9002|lab|Bar|",
			"9001 Foo| 9002 Bar" },
		/* Ports and service in one cell. */
		{ "|Port|Look for|\n|-|-|\n|21 FTP|guests|\n|22 SSH|version|",
			"21 FTP| 22 SSH" },
		{ "|Hit|Look for|\n|-|-|\n|`21/tcp FTP`|guests|\n"
			"|`2049 NFS`|exports|", "21/tcp FTP| 2049 NFS" },
		{ "|Port|Name|\n|-|-|\n|22 SSH|SFTP|\n|80 HTTP|WebDAV|",
			"22 SFTP| 80 WebDAV" },
		/* Rules of a firewall. */
		{ "|Action|From|To|Port|Description|\n|-|-|-|-|-|\n"
			"|Pass|LAN|Gateway|123|Allow NTP|\n"
			"|Pass|LAN|any|22|Admin by SSH|", "123 NTP| 22 SSH" },
		{ "|Container|Host port|Container port|\n|-|-|-|\n"
			"|quoll|7009|80|\n|emu|7010|8080|",
			"7009 quoll| 7010 emu" },
		{ "|Servicio|Puerto externo|Puerto interno|\n|-|-|-|\n"
			"|quoll|7009|80|", "7009 quoll" },
		{ "|Name|Container port|\n|-|-|\n|quoll|80|", "80 quoll" },
		/* No names: the heading's. */
		{ "# FTP\n|Port|Purpose|Usage|\n|-|-|-|\n"
			"|20|Data|Files flow here|\n|21|Commands|Login|",
			"20 FTP| 21 FTP" },
		{ "|Set|Kind|Content|\n|-|-|-|\n"
			"|MAIL|Ports|25 (SMTP), 143 (IMAP)|",
			"25 SMTP| 143 IMAP" },
		/* A transport over the names. */
		{ "|TCP|Port||UDP|Port|\n|-|-|-|-|-|\n|SSH|22||TFTP|69|",
			"22/tcp SSH| 69/udp TFTP" },
	};

	check(state, rows, ROWS(rows));
}

static void
numbers_of_other_kinds(void **state)
{
	static const struct row rows[] = {
		{ "Use port 8080/tcp here.", "" }, { "- Port 22: Port 23", "" },
		{ "- [ ] Review it [priority:: 1]", "" },
		{ "- Priority: 1", "" }, { "- Discard: 9", "9 Discard" },
		{ "|Device|Use|\n|-|-|\n|Router (3)|Connects|", "" },
		{ "# 20/6/25: Exam", "" }, { "20/21/22: FTP", "20,21,22 FTP" },
		{ "- Major ports: 13, and small ones", "" },
		{ "---\nsort : 1\n---\n", "" },
		{ "Status: 60%", "" }, { "Class A: 1-126", "" },
		{ "|Name|Port|\n|-|-|\n|Code Server|8443|\n|Step 3|99|",
			"8443 Code Server" },
		{ "2001: first exam", "" }, { "FIN-WAIT-1", "" },
		{ "[^1]: File Transfer Protocol, RFC 959 from 1985", "" },
		{ "telnet <IP> 143", "" }, { "142.250.xxx.xxx:443", "" },
		{ "10.0.x.x:8080", "" }, { "Connect to port 110 by telnet.", "" },
		{ "Conéctate al puerto 110 mediante Telnet:", "" },
		{ "Telnet uses port 23.", "23 Telnet" },
		{ "REDIS_URL: redis://redis:6379/1", "6379 REDIS_URL" }, { "AES keys of 256 bits", "" },
		{ "- 2 routers, 4 interfaces", "" },
		/* Reply codes */
		{ "## HTTP\n- 200 - fine\n- 301 - went away\n- 404 - no",
			"" },
		{ "## FTP\nPort 21\n\n220 ready\nTalk.\n\n331 who?",
			"21 FTP" },
		{ "200 fine\nWell.\n\n301/302\nMoved\n\n404 no", "" },
		{ "- 500 - ISAKMP\n- 200 - fine\n- 404 - no",
			"500 ISAKMP" },
		{ "- 22: SSH\n- 500: Foo\n- 502: Bar\n- 53: DNS",
			"22 SSH| 500 Foo| 502 Bar| 53 DNS" },
	};

	check(state, rows, ROWS(rows));
}

static void
classes_have_bounds(void **state)
{
	static const struct {
		const char	*note;
		const char	*bounds;
	} rows[] = {
		{ "- well known = 0 - 1 023", "0-1023" },
		{ "- registered = 1 024 - 49 151", "1024-49151" },
		{ "- ephemeral 49 152 - 65 535", "49152-65535" },
		{ "Dynamic ports lie between 49152 and 65535.", "49152-65535" },
		{ "Des ports dynamiques, entre les ports 49152 et 65535.",
			"49152-65535" },
		{ "The dynamic ports 2000 and 50000 are open.", "" },
	};
	struct reading *r = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		reading_take(r, "notes/x.md", rg_view_of(rows[i].note));
		for (size_t k = 0; k < r->claims.list.n; k++)
			if (r->claims.list.v[k].kind == RG_CLAIM_RANGE)
				rg_range_put(&r->out,
				    r->claims.list.v[k].ports[0]);
		assert_row(rows[i].note, rg_buf_view(&r->out),
		    rows[i].bounds);
	}
}

static void
what_was_not_read_is_named(void **state)
{
	static const struct {
		const char	*note;
		enum rg_diag_id	 id;
		const char	*words;
	} rows[] = {
		{ "|Name|Port|\n|-|-|\n|SSH|22|\n|FTP|1.2.3.4|",
			RG_D_ROW_UNREAD, "1.2.3.4" },
		{ "|Name|Use|Port|\n|-|-|-|\n|SSH|a|22|\n|FTP|b|",
			RG_D_ROW_SHORT, "|FTP|b|" },
		{ "|Name|Port|\n|-|-|\n|SSH|22|remote|",
			RG_D_ROW_LONG, "remote" },
		{ "|Port|Name|\n|-|-|\n|21|FTP|\n|22|n/a|",
			RG_D_SERVICE_MISSING, "22" },
		{ "The box is on port 9911 here.", RG_D_LINE_UNREAD,
			"port 9911" },
		{ "- 22: SSH\n\nShut all but port 9911.", RG_D_LINE_UNREAD,
			"port 9911" },
		{ "|Port|Name|\n|-|-|\n|22|SSH|\n|4430000|HTTPS|",
			RG_D_NUMBER_TOO_LONG, "4430000" },
		{ "|Port|Name|Transport|\n|-|-|-|\n|22|SSH|TPC|\n"
			"|23|Telnet|TCP|", RG_D_TRANSPORT_TYPO, "TPC" },
		{ "<table><tr><th>Port<th>Name</tr><tr><td>25"
			"<td rowspan=2>SMPT</tr><tr><td>587</tr></table>",
			RG_D_NAME_TYPO, "SMPT" },
	};
	struct reading *r = *state;

	for (size_t i = 0; i < ROWS(rows); i++) {
		size_t n = 0;

		reading_take(r, "notes/x.md", rg_view_of(rows[i].note));
		for (size_t k = 0; k < r->diags.list.n; k++) {
			if (r->diags.list.v[k].id != rows[i].id)
				continue;
			n++;
			assert_row(rows[i].note, rg_span_text(
			    r->diags.list.v[k].at), rows[i].words);
		}
		if (n != 1)
			fail_msg("%s: %zu times", rows[i].note, n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_tie_ports_to_names),
		cmocka_unit_test(transports_of_a_layout),
		cmocka_unit_test(lines_of_a_run),
		cmocka_unit_test(ports_of_containers),
		cmocka_unit_test(ports_in_code),
		cmocka_unit_test(lines_below_speak_of_the_service),
		cmocka_unit_test(headings_name_the_service),
		cmocka_unit_test(questions_have_answers),
		cmocka_unit_test(rows_of_tables),
		cmocka_unit_test(columns_of_tables),
		cmocka_unit_test(numbers_of_other_kinds),
		cmocka_unit_test(classes_have_bounds),
		cmocka_unit_test(what_was_not_read_is_named),
	};

	return cmocka_run_group_tests_name("claims/rules", tests, set_up,
	    tear_down);
}
