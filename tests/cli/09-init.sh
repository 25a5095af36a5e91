#!/bin/sh
# A new project builds, and nothing that is there already is touched.
. "$(dirname "$0")/lib.sh"

run init ports
check "init: status" exits 0
check "init: names what it wrote" prints "ports/refgen.yaml"
check "init: says what is next" says "refgen -C ports build"
run -C ports build --strict
check "the new project builds without a complaint" exits 0
check "and has a site" test -e ports/out/site/index.html
check "and shows a disagreement" grep -q '"dns-transport"' \
    ports/out/data/portinfo.json

before=$(state ports)
run init ports
check "again: status" exits 2
check "again: what is in the way" says "ports/refgen.yaml is there already"
check "again: nothing changed" same "$before" "$(state ports)"
mkdir -p half/notes
echo mine > half/notes/ports.md
run init half
check "half a project: status" exits 2
check "half a project: what is in the way" says "half/notes/ports.md"
check "half a project: nothing was begun" not test -e half/refgen.yaml
mkdir here
run -C here init
check "in the current folder" test -e here/notes/es/puertos.md
mkdir nowhere
run -C nowhere init ""
check "no name: in the current folder too" test -e nowhere/refgen.yaml
run -C ports init --templates page.xhtml page.xhtml
check "a template twice: status" exits 0
check "a template twice: written once" prints "templates/page.xhtml"
rm -r ports/templates

LC_ALL=es_ES.UTF-8 run init spanish
check "in Spanish: the settings" grep -q 'Los ajustes' spanish/refgen.yaml
run -C spanish build --strict
check "in Spanish: builds without a complaint" exits 0

cd ports || exit 1
run init --templates style.css templates/page.xhtml
check "templates: status" exits 0
check "templates: those that are named" same "$(ls templates)" \
    "$(printf 'page.xhtml\nstyle.css')"
run init --templates
check "templates: one is there already" exits 2
check "templates: nothing was begun" not test -e templates/sheet.xhtml
run init --templates ../secret
check "templates: no such" exits 2
check "templates: which" says "'../secret'"
rm -r templates
run init --templates
check "templates: all" test -e templates/sheet.xhtml
run build
check "they are the built-in ones" prints " 0 of them new"
cd ..

run init a b
check "two folders: status" exits 2
mkdir closed
chmod 555 closed
if ! touch closed/x 2> /dev/null; then
	run init closed/project
	check "a folder that cannot be written: status" exits 3
fi
: > file
run init file/project
check "a file as a folder: status" exits 3
check "a file as a folder: why" says "not a folder"
done_checking
