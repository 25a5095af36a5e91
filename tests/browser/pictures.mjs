// The pictures of docs/site.md, as they are to be looked at: no test.
//
//	node pictures.mjs SITE FOLDER
//
// With pngquant at hand they come out small.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { browse, pageOf, pages, serve } from "./site.mjs";

const folder = process.argv[3];
const site = await serve();
const browser = await browse();

const named = (lang, of) => pages().find((page) =>
	page.startsWith(`${lang}/`) && of.includes(path.basename(page)));
const kinds = {
	sheet: (lang) => named(lang, ["index.html"]),
	service: (lang) => pageOf(lang, "imap"),
	conflicts: (lang) => named(lang, ["conflicts.html",
		"discrepancias.html"]),
	quiz: (lang) => named(lang, ["quiz.html", "preguntas.html"]),
};
const looks = [
	["en", "light", 1280, 800], ["es", "dark", 1280, 800],
	["en", "dark", 320, 640], ["es", "light", 320, 640],
];

async function take(name, find, [lang, theme, width, height]) {
	const page = await browser.newPage();
	const file = path.join(folder, `${name}-${lang}-${theme}-${width}.png`);

	await page.setViewportSize({ width, height });
	await page.emulateMedia({ colorScheme: theme });
	await page.goto(site + find(lang));
	await page.screenshot({ path: file });
	await page.close();
	return file;
}

// The cheat sheet on paper: as a PDF, which others turn into a picture.
async function print(lang) {
	const page = await browser.newPage();
	const file = path.join(folder, `paper-${lang}.pdf`);

	await page.goto(site + kinds.sheet(lang));
	await page.pdf({ path: file, preferCSSPageSize: true });
	await page.close();
	spawnSync("pdftoppm", ["-png", "-r", "75", file,
		path.join(folder, `paper-${lang}`)]);
	fs.rmSync(file);
	return [1, 2].map((n) => path.join(folder, `paper-${lang}-${n}.png`));
}

const taken = [];

fs.mkdirSync(folder, { recursive: true });
for (const [name, find] of Object.entries(kinds))
	for (const look of looks)
		taken.push(await take(name, find, look));
taken.push(...await print("es"));
spawnSync("pngquant", ["--force", "--ext", ".png", "--nofs", "64", "--",
	...taken]);
process.exit();
