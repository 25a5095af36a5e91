# Reports every header, call and word that src/DOORS does not grant the file
# that has it.
#
#	awk -f doors.awk src/DOORS FILE...

BEGIN { FS = "|" }

# A name as a regular expression over code without comments and strings.
function pattern(name,    quoted) {
	quoted = name
	gsub(/[.(]/, "[&]", quoted)
	sub(/\[\(\]$/, "[ \t]*[(]", quoted)
	if (name ~ /(\.h|\/)$/)
		return "^[ \t]*#[ \t]*include[ \t]*[<\"]" quoted
	return "(^|[^A-Za-z0-9_])" quoted \
	    (name ~ /\($/ ? "" : "([^A-Za-z0-9_]|$)")
}

FILENAME ~ /DOORS$/ {
	if ($0 ~ /^#/ || NF < 2)
		next
	n = split($1, names, " ")
	for (i = 1; i <= n; i++) {
		rules++
		name[rules] = names[i]
		match_of[rules] = pattern(names[i])
		doors[rules] = $2
		gsub(/^ +| +$/, "", doors[rules])
	}
	next
}

function granted(rule, path,    i, n, list) {
	n = split(doors[rule], list, " ")
	for (i = 1; i <= n; i++)
		if (index(path, list[i]) == 1)
			return 1
	return 0
}

# The line without its comments and the insides of its strings.
function code(line,    at) {
	if (line ~ /^[ \t]*#[ \t]*include/)
		return line
	gsub(/\\./, "", line)
	gsub(/'"'/, "", line)
	gsub(/"[^"]*"/, "\"\"", line)
	if (comment) {
		if ((at = index(line, "*/")) == 0)
			return ""
		line = substr(line, at + 2)
		comment = 0
	}
	gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, " ", line)
	sub(/\/\/.*/, "", line)
	if ((at = index(line, "/*")) > 0) {
		line = substr(line, 1, at - 1)
		comment = 1
	}
	return line
}

FNR == 1 {
	comment = 0
	path = FILENAME
	sub(/.*src\//, "", path)
}

{
	line = code($0)
	for (rule = 1; line != "" && rule <= rules; rule++) {
		if (line !~ match_of[rule] || granted(rule, path))
			continue
		printf "%s:%d: door: %s belongs to %s\n", FILENAME, FNR,
		    name[rule], doors[rule] == "-" ? "nobody" : doors[rule]
		bad = 1
	}
}

END { exit bad }
