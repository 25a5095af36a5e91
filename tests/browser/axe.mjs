// axe-core on a page of each kind, in every language, theme and width; and
// no page scrolls sideways.
//
//	node axe.mjs SITE [all]

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { browse, kinds, languages, serve, themes, widths } from "./site.mjs";

const axe = fs.readFileSync(
    createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = await serve();
// Of a reader of neither language, whom the first page sends nowhere.
const browser = await browse({ locale: "de-DE" });

function tell(violation) {
	return `${violation.id}: ${violation.nodes.map((node) =>
		`${node.html}\n${node.failureSummary}`).join("\n")}`;
}

// Neither language nor theme changes what a page is, only its words and its
// colours, of which the style sheet has one table.  So what is no colour is
// looked for in one theme; colours in one language, and the other theme's on
// the narrowest and the widest page.  Of what a template writes again and
// again the first are enough, but for rows of tables, which differ most.
// With "all" as a second argument everything is looked for everywhere.
const everything = process.argv[3] === "all";
const colours = "color-contrast";
const enough = 25;

function thin(page) {
	return page.$$eval("section, li, dl > div", (all, most) =>
		all.filter((one) => most <= [...one.parentElement.children]
			.indexOf(one)).forEach((one) => one.remove()), enough);
}

async function scrollsNowhere(page) {
	for (const width of widths) {
		await page.setViewportSize({ width, height: 900 });
		assert.ok(await page.evaluate(() =>
			document.documentElement.scrollWidth <= innerWidth),
		    `scrolls sideways at ${width} px`);
	}
}

function what(kind, width, theme) {
	const first = !kind.startsWith(`${languages[1]}/`);

	if (everything || (theme === themes[0] && first))
		return {};
	if (theme === themes[0])
		return { rules: { [colours]: { enabled: false } } };
	return first && width !== widths[1] ? { runOnly: [colours] } : null;
}

async function look(page, kind, width, theme) {
	const options = what(kind, width, theme);

	if (!options)
		return;
	await page.setViewportSize({ width, height: 900 });
	await page.emulateMedia({ colorScheme: theme });
	const { violations } = await page.evaluate((asked) => window.axe.run({
		resultTypes: ["violations"], ...asked,
	}), options);

	assert.deepEqual(violations.map(tell), [], `${width} px, ${theme}`);
}

for (const kind of kinds())
	test(kind, async () => {
		const page = await browser.newPage();

		await page.goto(site + kind);
		await page.$$eval("details", (closed) =>
			closed.forEach((one) => { one.open = true; }));
		await scrollsNowhere(page);
		if (!everything)
			await thin(page);
		await page.evaluate(axe);
		for (const width of widths)
			for (const theme of themes)
				await look(page, kind, width, theme);
		await page.close();
	});
