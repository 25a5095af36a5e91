// Every link and anchor of every page leads to something that is there, and
// nothing is asked of another host: only a reader may follow a link to one.

import assert from "node:assert/strict";
import test from "node:test";
import { files, pages, read } from "./site.mjs";

const there = new Set(files());
const text = new Map(pages().map((page) => [page, read(page).toString()]));

function values(page, name) {
	const found = page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"));

	return [...found].map(([, value]) => value.replaceAll("&amp;", "&"));
}

const anchors = new Map([...text].map(([page, html]) =>
	[page, new Set(values(html, "id"))]));

function broken(page, link) {
	const target = new URL(link, `http://site/${page}`);
	const file = decodeURIComponent(target.pathname.slice(1));

	if (link.startsWith("data:"))
		return null;
	if (target.host !== "site")
		return "is on another host";
	if (!there.has(file))
		return "is not there";
	if (target.hash && !anchors.get(file)?.has(
	    decodeURIComponent(target.hash.slice(1))))
		return "has no such anchor";
	return null;
}

/* Where a reader may go, and no browser goes by itself. */
function elsewhere(html) {
	return new Set([...html.matchAll(/<a [^>]*?href="(https:[^"]*)"/g)]
		.map(([, link]) => link.replaceAll("&amp;", "&")));
}

test("every link leads somewhere", () => {
	const faults = [];

	for (const [page, html] of text) {
		const free = elsewhere(html);

		for (const link of [...values(html, "href"),
			...values(html, "src")])
			if (!free.has(link) && broken(page, link))
				faults.push(`${page}: ${link} ` +
					broken(page, link));
	}
	assert.deepEqual(faults, []);
});

test("no page has an anchor twice", () => {
	for (const [page, html] of text)
		assert.equal(anchors.get(page).size,
		    values(html, "id").length, page);
});

test("every page can be reached from the first", () => {
	const reached = new Set(["index.html"]);

	for (const page of reached)
		for (const link of values(text.get(page) ?? "", "href"))
			reached.add(decodeURIComponent(new URL(link,
			    `http://site/${page}`).pathname.slice(1)));
	assert.deepEqual([...text.keys()].filter((page) =>
		!reached.has(page) && !page.endsWith("404.html")), []);
});
