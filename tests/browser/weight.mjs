// What a first visit to the cheat sheet costs, and that it is worth it
// before any script has run.

import assert from "node:assert/strict";
import test from "node:test";
import { browse, languages, serve } from "./site.mjs";

const most = 60_000;
const site = await serve();
const browser = await browse();
const still = await browse({ javaScriptEnabled: false });

// What came over the wire for one page: [{ url, bytes }].
async function visit(context, url) {
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	const came = new Map();

	await wire.send("Network.enable");
	await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
	wire.on("Network.requestWillBeSent", ({ requestId, request }) =>
		came.set(requestId, { url: request.url, bytes: 0 }));
	wire.on("Network.loadingFinished", (end) => {
		came.get(end.requestId).bytes = end.encodedDataLength;
	});
	await page.goto(url, { waitUntil: "networkidle" });
	await page.close();
	return [...came.values()].filter(({ url: at }) =>
		!at.startsWith("data:"));
}

test("the first page weighs at most 60 kB, and asks for little", async (t) => {
	for (const lang of languages) {
		const came = await visit(browser,
		    `${site}${lang}/index.html`);
		const bytes = came.reduce((sum, one) => sum + one.bytes, 0);

		t.diagnostic(`${lang}: ${bytes} bytes, ${came.length} requests`);
		assert.ok(bytes <= most, `${lang}: ${bytes} bytes`);
		assert.ok(came.length <= 5, JSON.stringify(came));
		assert.ok(came.every(({ url }) => url.startsWith(site)));
	}
});

test("without scripts the sheet is complete and has its anchors", async () => {
	const page = await still.newPage();

	await page.goto(`${site}en/index.html#p53`);
	await page.locator("#p53").waitFor();
	assert.match(await page.locator("#p53").innerText(), /DNS/);
	assert.ok(await page.locator("#p53").evaluate((row) =>
		row.getBoundingClientRect().top < innerHeight));
	assert.equal(await page.locator("#ports tbody tr:visible").count(),
	    await page.locator("#ports tbody tr").count());
	assert.equal(await page.locator("button:visible").count(), 0,
	    "no button that does nothing");
});
