// The sheets beside their CSVW metadata, as a validator of CSV on the Web
// goes about it (Model for Tabular Data and Metadata on the Web, section 6).
//
//	node sheets.mjs REFGEN ROOT
//
// The metadata against the rules of its recommendation (csvw.schema.json),
// then each row against the metadata.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);
const Ajv = require("ajv/dist/2020").default;
const here = path.dirname(new URL(import.meta.url).pathname);
const schema = JSON.parse(fs.readFileSync(path.join(here,
    "csvw.schema.json"), "utf8"));
const validate = new Ajv({ strict: false }).compile(schema);

// RFC 4180, with the dialect's delimiter.
function rowsOf(text, delimiter) {
	const quoted = /"((?:[^"]|"")*)"/y;
	const bare = new RegExp(`[^"\r\n${delimiter}]*`, "y");
	const rows = [];
	let row = [];

	for (let at = 0; at < text.length;) {
		const form = text[at] === '"' ? quoted : bare;

		form.lastIndex = at;
		const found = form.exec(text);

		assert.ok(found, `no end of the cell at ${at}`);
		row.push(form === bare ? found[0] :
		    found[1].replaceAll('""', '"'));
		at += found[0].length;
		if (text[at] === delimiter) {
			at++;
			continue;
		}
		assert.equal(text.slice(at, at + 2), "\r\n", `at ${at}`);
		rows.push(row);
		row = [];
		at += 2;
	}
	assert.equal(row.length, 0, "a row without its end");
	return rows;
}

function checkCell(column, value) {
	const type = column.datatype;

	if (value === "")
		assert.ok(!column.required);
	for (const item of column.separator ?
	    value.split(column.separator) : [value]) {
		if (type.base !== "integer" || item === "")
			continue;
		assert.match(item, /^[-+]?[0-9]+$/);
		assert.ok(Number(item) >= type.minimum);
		assert.ok(Number(item) <= (type.maximum ?? Infinity));
	}
}

function checkKey(name, columns, rows, key) {
	const at = columns.findIndex((c) => c.name === key);
	const keys = rows.map((row) => row[at]);

	assert.ok(at >= 0, `${name}: no column is called ${key}`);
	assert.equal(new Set(keys).size, keys.length, `${name}: ${key}`);
}

function checkSheet(folder, name) {
	const meta = JSON.parse(fs.readFileSync(path.join(folder,
	    `${name}-metadata.json`), "utf8"));
	const text = fs.readFileSync(path.join(folder, name), "utf8");
	const { columns, primaryKey } = meta.tableSchema;

	assert.ok(validate(meta), `${name}: ${JSON.stringify(validate.errors)}`);
	assert.equal(meta.url, name);
	assert.equal(new Set(columns.map((c) => c.name)).size, columns.length);
	const [heading, ...rows] = rowsOf(text, meta.dialect.delimiter);

	assert.equal(heading.length, columns.length);
	for (const [i, column] of columns.entries())
		assert.ok(Object.values(column.titles).includes(heading[i]),
		    `${name}: ${heading[i]}`);
	for (const row of rows) {
		assert.equal(row.length, columns.length, `${name}: ${row}`);
		columns.forEach((column, i) => checkCell(column, row[i]));
	}
	if (primaryKey)
		checkKey(name, columns, rows, primaryKey);
	console.log(`${name}: ${rows.length} rows`);
	return meta;
}

// Each of these the recommendation forbids.
const faults = {
	"no url": (m) => delete m.url,
	"another context": (m) => m["@context"] = "http://schema.org",
	"a language that is none": (m) => m["@context"][1]["@language"] = "e_s",
	"an unknown property": (m) => m.titel = "x",
	"an unknown prefix": (m) => m["dublin:title"] = "x",
	"a language map of a common property":
	    (m) => m["dc:title"] = { "@en": "ports" },
	"a name with a blank":
	    (m) => m.tableSchema.columns[0].name = "first port",
	"a name with '_' at the start":
	    (m) => m.tableSchema.columns[0].name = "_first",
	"titles that are numbers": (m) => m.tableSchema.columns[0].titles = 1,
	"an unknown datatype": (m) => m.tableSchema.columns[0].datatype = "port",
	"a limit that is none":
	    (m) => m.tableSchema.columns[1].datatype.minimum = true,
	"a delimiter that is none": (m) => m.dialect.delimiter = 1,
	"a blank node": (m) => m["@id"] = "_:ports",
};

function main(program, root) {
	const out = fs.mkdtempSync(path.join(os.tmpdir(), "refgen-sheets-"));

	process.on("exit", () => fs.rmSync(out, { recursive: true }));
	const done = spawnSync(program, ["-C", root, "build", "--out",
	    path.join(out, "out"), "--only", "csv"]);

	assert.equal(done.status, 0, String(done.stderr));
	const folder = path.join(out, "out/csv");
	const names = fs.readdirSync(folder).filter((n) => n.endsWith(".csv"));
	const metas = names.map((name) => checkSheet(folder, name));

	assert.equal(names.length, 5);
	for (const [what, make] of Object.entries(faults)) {
		const wrong = structuredClone(metas[0]);

		make(wrong);
		assert.ok(!validate(wrong), `${what} passes`);
	}
}

main(path.resolve(process.argv[2]), path.resolve(process.argv[3]));
