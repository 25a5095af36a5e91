// What refgen writes for programs, judged by the schemas that say what it is.
//
//	node validate.mjs REFGEN ROOT
//
// SARIF 2.1.0 against its published JSON schema, in both languages and with
// its repairs; portinfo.json of the project's own notes against the schema
// that is written beside it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);
const Ajv = require("ajv").default;
const Ajv2020 = require("ajv/dist/2020").default;
const AjvDraft04 = require("ajv-draft-04").default;
const formats = require("ajv-formats").default;

const program = path.resolve(process.argv[2]);
const root = path.resolve(process.argv[3]);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "refgen-schema-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true }));

// Notes with as many kinds of diagnostics as a few lines can have.
const notes = {
	"a.md": "# Ports\n\n| Port | Service |\n|---|---|\n" +
	    "| 25 (TPC) | SMPT |\n| 22 | SSH | &&\n| 21 | **FTP |\n" +
	    "| 99999 | HTTP |\n| 4444 | |\n| 200-100 | ñandú 日本 🙂 |\n\n" +
	    "- Dynamic: 49152-65536\n",
	"es/b ñ%.md": "---\nlang: xx\nodd: [\n---\n" +
	    "- Puerto 25 (日本 🙂): SMPT \u202e{0}{1}\n",
	"c.md": "no port at all\n",
	"d.md": Buffer.from([0x6e, 0x6f, 0xff, 0x0a]),
	"e.md": "a\u0007b\n",
};

function run(folder, ...args) {
	const done = spawnSync(program, ["-C", folder, ...args], {
		encoding: "utf8", maxBuffer: 1 << 28,
		env: { PATH: process.env.PATH, LC_ALL: "C" },
	});

	assert.ok(done.status === 0 || done.status === 1,
	    `${args.join(" ")}: ${done.status}\n${done.stderr}`);
	return done.stdout;
}

function project(name) {
	const folder = path.join(scratch, name);

	for (const [file, bytes] of Object.entries(notes)) {
		const full = path.join(folder, "notes", file);

		fs.mkdirSync(path.dirname(full), { recursive: true });
		fs.writeFileSync(full, bytes);
	}
	return folder;
}

function judge(name, validate, value) {
	assert.ok(validate(value),
	    `${name}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);
	console.log(`${name}: valid`);
}

// A message of SARIF 3.11.5: {0} is an argument, {{ a brace.
function filled(text, args) {
	return text.replace(/\{\{|\}\}|\{(\d+)\}/g, (all, n) =>
	    n === undefined ? all[0] : args[n]);
}

function checkLanguages(log, folder) {
	const [run0] = log.runs;
	const components = [run0.tool.driver, ...run0.translations];
	const tags = components.map((c) => c.language);

	assert.deepEqual([...tags].sort(), ["en", "es"]);
	for (const c of components) {
		assert.deepEqual(c.rules.map((r) => r.id),
		    run0.tool.driver.rules.map((r) => r.id));
		for (const r of c.rules)
			assert.ok(r.fullDescription.text && r.shortDescription.text);
	}
	for (const [i, rule] of components[0].rules.entries()) {
		const other = components[1].rules[i];

		assert.notEqual(rule.fullDescription.text,
		    other.fullDescription.text, rule.id);
		assert.notEqual(rule.messageStrings.default.text,
		    other.messageStrings.default.text, rule.id);
	}
	for (const [i, tag] of tags.entries()) {
		const own = run(folder, "check", "--format", "json", "--lang",
		    tag).trimEnd().split("\n").map((l) => JSON.parse(l));
		const told = run0.results.map((r) => filled(
		    components[i].rules[r.ruleIndex].messageStrings[
		    r.message.id].text, r.message.arguments));

		assert.deepEqual(told, own.map((d) => d.message));
		assert.deepEqual(run0.results.map((r) => r.ruleId),
		    own.map((d) => d.code));
	}
	for (const r of run0.results)
		assert.equal(components[0].rules[r.ruleIndex].id, r.ruleId);
	console.log(`sarif: ${run0.results.length} results of ` +
	    `${new Set(run0.results.map((r) => r.ruleId)).size} kinds in ` +
	    tags.join(", "));
}

// Columns count code points (columnKind), the end is behind the last.
function replaced(text, { deletedRegion: at, insertedContent }) {
	const lines = text.split("\n");
	const signs = [...lines[at.startLine - 1]];

	assert.equal(at.startLine, at.endLine);
	signs.splice(at.startColumn - 1, at.endColumn - at.startColumn,
	    insertedContent.text);
	lines[at.startLine - 1] = signs.join("");
	return lines.join("\n");
}

// The fixes of SARIF, made from behind, are those of --fix.
function checkFixes(log, folder) {
	const fixed = project("fixed"), after = new Map();
	const list = log.runs[0].results.filter((r) => r.fixes).reverse();

	assert.ok(list.length >= 5);
	for (const r of list) {
		const [change] = r.fixes[0].artifactChanges;
		const file = decodeURIComponent(change.artifactLocation.uri);
		const text = after.get(file) ??
		    fs.readFileSync(path.join(folder, file), "utf8");

		after.set(file, replaced(text, change.replacements[0]));
	}
	run(fixed, "check", "--fix");
	for (const [file, text] of after)
		assert.equal(fs.readFileSync(path.join(fixed, file), "utf8"),
		    text, file);
	console.log(`sarif: ${list.length} fixes as --fix makes them`);
}

function checkSarif() {
	const folder = project("sarif");
	const log = JSON.parse(run(folder, "check", "--format", "sarif"));
	// Its pattern for languages is no regular expression under /u.
	const ajv = new AjvDraft04({ strict: false, allErrors: true,
		unicodeRegExp: false });

	formats(ajv);
	const schema = JSON.parse(fs.readFileSync(path.join(
	    path.dirname(require.resolve("@microsoft/jest-sarif/package.json")),
	    "lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
	const validate = ajv.compile(schema);

	judge("sarif", validate, log);
	assert.ok(!validate({ ...log, version: "2.0.0" }), "judges nothing");
	checkLanguages(log, folder);
	checkFixes(log, folder);

	fs.mkdirSync(path.join(scratch, "clean/notes"), { recursive: true });
	fs.writeFileSync(path.join(scratch, "clean/notes/n.md"), "- 22: SSH\n");
	judge("sarif without results", validate, JSON.parse(
	    run(path.join(scratch, "clean"), "check", "--format", "sarif")));
	judge("sarif of the project's notes", validate, JSON.parse(
	    run(root, "check", "--format", "sarif")));
}

function checkPortinfo() {
	const out = path.join(scratch, "out");

	run(root, "build", "--out", out, "--only", "json");
	const read = (name) => JSON.parse(fs.readFileSync(
	    path.join(out, "data", name), "utf8"));
	const schema = read("portinfo.schema.json");
	const dialect = /2020-12/.test(schema.$schema) ? Ajv2020 : Ajv;
	const ajv = new dialect({ strict: true, strictRequired: false,
		allErrors: true });

	formats(ajv);
	const validate = ajv.compile(schema), model = read("portinfo.json");

	judge("portinfo.json", validate, model);
	assert.ok(!validate({ ...model, schema: "refgen/0" }), "judges nothing");
}

checkSarif();
checkPortinfo();
