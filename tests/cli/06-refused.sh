#!/bin/sh
# An out/ that is not refgen's to write: nothing of it changes.
. "$(dirname "$0")/lib.sh"

project p
run -C p build
check "a good build" exits 0

project file
echo mine > file/out
refused "out/ is a file" 3 "not a folder" file build
check "the file is as it was" grep -q '^mine$' file/out

project link
mkdir link/elsewhere && echo mine > link/elsewhere/thesis
ln -s elsewhere link/out
refused "out/ is a link" 3 "not a folder" link build
check "what it leads to is as it was" \
	same "thesis" "$(ls link/elsewhere)"
ln -sfn nowhere link/out
refused "out/ is a link to nothing" 3 "not a folder" link build

project foreign
mkdir foreign/out && echo mine > foreign/out/thesis.odt
refused "foreign files" 2 "refgen did not make" foreign build
rm foreign/out/thesis.odt
mkdir foreign/out/.git
refused "a repository" 2 "refgen did not make" foreign build
rmdir foreign/out/.git
run -C foreign build
check "an empty out/ is taken" exits 0
mkdir foreign/out/.git
change foreign "tells who is there"
refused "a repository in what refgen made" 2 "refgen did not make" foreign build

project roots
run -C roots build
refused "the project itself" 2 "cannot be written" roots build --out .
refused "the notes" 2 "cannot be written" roots build --out notes
refused "what holds the project" 2 "cannot be written" roots build --out ..
refused "the root" 2 "cannot be written" roots build --out /
notes=$(state roots/notes)
run -C roots build --out notes/out
check "in the notes: the notes are as they were" \
	same "$notes" "$(rm -rf roots/notes/out; state roots/notes)"

project settings
run -C settings build
printf 'title: [a\n' > settings/refgen.yaml
refused "settings that are no YAML" 2 "refgen.yaml" settings build
printf 'languages: en,xx\n' > settings/refgen.yaml
refused "settings with an unknown language" 2 "xx" settings build
done_checking
