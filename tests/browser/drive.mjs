// What people do on the site, over http and from a folder.

import assert from "node:assert/strict";
import test from "node:test";
import { browse, fileUrl, languages, pageOf, serve } from "./site.mjs";

const site = await serve();
const browser = await browse({
	locale: "de-DE",
	permissions: ["clipboard-read", "clipboard-write"],
});
const roads = {
	http: (page) => site + page,
	folder: fileUrl,
};

// Runs `act` on the page, with either road; nothing may go wrong unseen.
function drive(name, path, act) {
	for (const [road, url] of Object.entries(roads))
		test(`${name} (${road})`, async () => {
			const [, file, rest] = /^([^?#]*)(.*)$/.exec(path);
			const page = await browser.newPage();
			const faults = [];

			page.on("pageerror", (fault) => faults.push(fault));
			page.on("console", (said) => said.type() === "error" &&
				faults.push(said.text()));
			page.setDefaultTimeout(30_000);
			await page.goto(url(file) + rest);
			await act(page);
			assert.deepEqual(faults, []);
			await page.close();
		});
}

// The ports of the rows that are shown, as they stand.
function shown(page) {
	return page.$$eval("#ports tbody tr:not(.group)", (rows) =>
		rows.filter((row) => row.checkVisibility())
			.map((row) => row.cells[0].textContent.trim()));
}

function names(page) {
	return page.$$eval("#ports tbody tr:not(.group)", (rows) =>
		rows.filter((row) => row.checkVisibility())
			.map((row) => row.querySelector(".name").textContent));
}

async function filter(page, text) {
	await page.fill("#filter", text);
	return shown(page);
}

const bounds = (ports) => ports.split("-").map(Number);

drive("the filter knows names, aliases and transports", "en/index.html",
    async (page) => {
	const every = await shown(page);

	assert.ok((await filter(page, "dns udp")).includes("53"));
	assert.ok((await names(page)).every((name) => name.includes("DNS")));
	assert.ok((await filter(page, "Secure Shell")).includes("22"));
	assert.ok((await filter(page, "NBT")).includes("137"));
	assert.ok((await filter(page, "tcp")).length < every.length);
	assert.deepEqual(await filter(page, "no such thing"), []);
	assert.match(await page.textContent("#shown"), /0/);
	assert.deepEqual(await filter(page, " "), every);
});

drive("a number finds the ranges it is in", "en/index.html", async (page) => {
	const wide = (await shown(page)).filter((port) =>
		bounds(port).at(-1) > bounds(port)[0] + 1);

	assert.ok(wide.length > 0);
	for (const port of [...wide, "138", "53"]) {
		const inside = bounds(port)[0] + (wide.includes(port) ? 1 : 0);
		const found = await filter(page, String(inside));

		assert.ok(found.includes(port), `${inside}: ${found}`);
		assert.ok(found.every((p) => bounds(p)[0] <= inside &&
			inside <= bounds(p).at(-1)), `${inside}: ${found}`);
	}
});

drive("a number that is typed is the beginning of one", "en/index.html",
    async (page) => {
	assert.ok((await filter(page, "14")).includes("1433"));
});

drive("ranges", "en/index.html", async (page) => {
	const every = await shown(page);
	const open = await filter(page, "1433-");
	const closed = await filter(page, "8000-8100");
	const low = await filter(page, "-1023");

	assert.deepEqual(open, every.filter((p) => bounds(p).at(-1) >= 1433));
	assert.deepEqual(closed, every.filter((p) =>
		bounds(p)[0] <= 8100 && 8000 <= bounds(p).at(-1)));
	assert.deepEqual(low, every.filter((p) => bounds(p)[0] <= 1023));
	assert.ok(open.length && closed.length && low.length);
	assert.deepEqual(await filter(page, "8000–8100"), closed);
	assert.deepEqual(await filter(page, "22, 53"),
	    every.filter((port) => ["22", "53"].includes(port)));
});

drive("accents do not matter, and ñ is no n", "es/index.html",
    async (page) => {
	const accent = await filter(page, "sesión");

	assert.ok(accent.length > 0);
	assert.deepEqual(await filter(page, "SESION"), accent);
	const tilde = await filter(page, "contraseña");

	assert.ok(tilde.length > 0);
	assert.deepEqual(await filter(page, "CONTRASEÑA"), tilde);
	assert.deepEqual(await filter(page, "contrasena"), []);
});

drive("an exam is found by its name and by its number", "en/index.html",
    async (page) => {
	const named = await filter(page, "network+");

	assert.ok(named.includes("53"));
	assert.ok(named.length < (await filter(page, "")).length);
	assert.deepEqual(await filter(page, "n10-009"), named);
	assert.ok((await filter(page, "200-301")).includes("22"),
	    "an exam whose number looks like a range");
});

drive("rows stand by kind of use, or by number", "es/index.html",
    async (page) => {
	const number = await shown(page);
	const groups = () => page.$$eval("tr.group", (rows) => rows.filter(
	    (row) => row.checkVisibility()).map((row) => row.textContent));

	await page.getByRole("button", { name: "Por uso" }).click();
	assert.ok((await groups()).includes("Correo"));
	assert.deepEqual([...await shown(page)].sort(), [...number].sort());
	await filter(page, "imap");
	assert.deepEqual(await groups(), ["Correo"]);
	await page.locator(".languages [hreflang=en]").click();
	await page.waitForURL(/en\/index\.html\?/);
	assert.deepEqual(await groups(), ["Mail"]);
	await filter(page, "");
	await page.getByRole("button", { name: "By number" }).click();
	assert.deepEqual(await shown(page), number);
});

drive("what can be read on its way is marked, and what cannot",
    "en/index.html", async (page) => {
	const marks = (port) => page.locator(`#p${port} .marks`).innerText();

	assert.match(await marks(23), /clear text/);
	assert.match(await marks(443), /encrypted/);
	assert.doesNotMatch(await marks(443), /clear text/);
});

drive("each column sorts, up and down", "en/index.html", async (page) => {
	const number = await shown(page);
	const collator = new Intl.Collator("en", { numeric: true });
	const head = page.locator("#ports thead th");

	await head.nth(2).getByRole("button").click();
	assert.equal(await head.nth(2).getAttribute("aria-sort"), "ascending");
	const up = await names(page);

	assert.deepEqual(up, [...up].sort(collator.compare));
	await head.nth(2).getByRole("button").click();
	assert.equal(await head.nth(2).getAttribute("aria-sort"), "descending");
	const down = await names(page);

	assert.deepEqual(down, [...down].sort((a, b) => collator.compare(b, a)));
	await page.reload();
	assert.deepEqual(await names(page), down, "the address has the order");
	await head.nth(0).getByRole("button").click();
	assert.deepEqual(await shown(page), number);
	assert.equal(await head.nth(0).getAttribute("aria-sort"), "ascending");
});

drive("the other language keeps page, anchor and filter",
    "en/index.html#p53", async (page) => {
	const before = await filter(page, "53");

	await page.locator(".languages [hreflang=es]").click();
	await page.waitForURL(/es\/index\.html\?q=53#p53$/);
	assert.equal(await page.getAttribute("html", "lang"), "es");
	assert.equal(await page.inputValue("#filter"), "53");
	assert.deepEqual(await shown(page), before);
});

drive("a port of the cheat sheet opens its page, and the other language it",
    "en/index.html", async (page) => {
	await page.locator("#p53 .port a").click();
	await page.waitForURL(/en\/.*\/53\.html$/);
	await page.locator(".languages [hreflang=es]").click();
	await page.waitForURL(/es\/.*\/53\.html$/);
	assert.match(await page.textContent("h1"), /Puerto 53/);
});

drive("the other language keeps the place on a service's page",
    pageOf("es", "dns"), async (page) => {
	await page.locator(".ref a").first().click();
	const anchor = new URL(page.url()).hash;

	assert.match(anchor, /^#claim-\d+$/);
	await page.locator(".languages [hreflang=en]").click();
	await page.waitForURL(/en\/.*\/dns\.html#claim-\d+$/);
	assert.equal(new URL(page.url()).hash, anchor);
});

drive("the theme is the system's until one is chosen", "en/index.html",
    async (page) => {
	const paper = () => page.evaluate(() =>
		getComputedStyle(document.documentElement).backgroundColor);

	await page.emulateMedia({ colorScheme: "light" });
	const light = await paper();

	await page.emulateMedia({ colorScheme: "dark" });
	const dark = await paper();

	assert.notEqual(light, dark);
	assert.equal(await page.getAttribute("#theme", "aria-pressed"), "true");
	await page.click("#theme");
	assert.equal(await paper(), light);
	assert.equal(await page.getAttribute("#theme", "aria-pressed"), "false");
	await page.reload();
	assert.equal(await paper(), light, "and is remembered");
	await page.evaluate(() => localStorage.clear());
});

drive("a value opens to the lines it comes from", pageOf("en", "dns"),
    async (page) => {
	const value = page.locator("details.open", { hasText: "udp" }).first();

	assert.equal(await value.getAttribute("open"), null);
	await value.locator("summary").focus();
	await page.keyboard.press("Enter");
	const claim = value.locator(".claims a").first();

	assert.ok(await claim.isVisible());
	const line = await claim.textContent();

	await claim.click();
	await page.waitForURL(/\/\d+\.html#L\d+$/);
	assert.equal(line.split(":")[1], new URL(page.url()).hash.slice(2));
	assert.ok(await page.locator("tr:target").isVisible());
});

drive("every page finds services", pageOf("es", "ssh"), async (page) => {
	await page.fill("#filter", "pop3");
	await page.locator("#hits a").first().waitFor();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await page.waitForURL(/es\/.*\/pop3\.html$/);
	await page.fill("#filter", "1433-");
	await page.keyboard.press("Enter");
	await page.waitForURL(/es\/index\.html\?q=1433-$/);
	assert.ok((await shown(page)).includes("1433"));
	assert.ok(!(await shown(page)).includes("53"));
});

// Clicks to copy, and waits until that was said, if only for a while, and the
// button has its words again; the answer is what was copied.
async function copied(page, name, done) {
	await page.evaluate(() => {
		window.heard = [];
		new MutationObserver(() => window.heard.push(
		    document.getElementById("said").textContent))
			.observe(document.getElementById("said"),
			    { childList: true });
	});
	await page.getByRole("button", { name }).click();
	await page.waitForFunction((word) =>
		window.heard.includes(word), done);
	await page.getByRole("button", { name }).waitFor();
	return page.evaluate(() => navigator.clipboard.readText());
}

drive("the rows that are shown can be copied", "es/index.html?q=53",
    async (page) => {
	const rows = await copied(page, "Copiar estas filas", "Copiado");

	assert.equal(rows.split("\n").length, (await shown(page)).length + 1);
	assert.match(rows, /^53\t/m);
});

drive("the ports of a service can be copied as tools take them",
    pageOf("en", "dns"), async (page) => {
	assert.equal(await copied(page, "Copy 53/tcp, 53/udp", "Copied"),
	    "53/tcp, 53/udp");
});

// Picks an answer of the first question that is shown, by keys alone.
async function answer(page, right) {
	const question = page.locator("#quiz .question:visible").first();
	const answers = question.locator("input");
	const rights = await answers.evaluateAll((all) =>
		all.map((one) => one.hasAttribute("data-right")));

	await answers.first().focus();
	for (let i = rights.indexOf(right); i > 0; i -= 1)
		await page.keyboard.press("ArrowDown");
	assert.doesNotMatch(await question.getAttribute("class"), /is-/);
	await page.keyboard.press("Space");
	assert.match(await question.getAttribute("class"),
	    right ? /is-right/ : /is-wrong/);
}

drive("the quiz is played by keys, and remembered", "es/index.html",
    async (page) => {
	const left = () => page.locator("#quiz .question:visible").count();

	await page.getByRole("link", { name: "Preguntas" }).focus();
	await page.keyboard.press("Enter");
	await page.locator("#quiz").waitFor();
	const every = await left();

	await answer(page, true);
	assert.match(await page.textContent("#score"), /\b1 de \d+/);
	await page.locator("#left").focus();
	await page.keyboard.press("Enter");
	assert.equal(await left(), every - 1);
	await answer(page, false);
	assert.match(await page.textContent("#score"), /\b1 de \d+/);
	await page.reload();
	assert.match(await page.textContent("#score"), /\b1 de \d+/);
	await page.locator("#again").focus();
	await page.keyboard.press("Enter");
	assert.match(await page.textContent("#score"), /\b0 de \d+/);
	assert.equal(await left(), every);
});

drive("the first page leaves the choice to who reads neither language",
    "index.html", async (page) => {
	const first = page.url();

	await page.getByRole("link", { name: "Español" }).click();
	await page.waitForURL(/es\/index\.html$/);
	const again = await browser.newPage();

	await again.goto(first, { waitUntil: "commit" });
	await again.waitForURL(/es\/index\.html$/);
	await again.evaluate(() => localStorage.clear());
	await again.close();
});

test("on paper the cheat sheet takes two pages", async () => {
	for (const lang of languages) {
		const page = await browser.newPage();

		await page.goto(`${site}${lang}/index.html`);
		const pdf = await page.pdf({ preferCSSPageSize: true });
		const sheets = pdf.toString("latin1").match(/\/Type ?\/Page\b/g);

		assert.equal(sheets.length, 2, lang);
		await page.close();
	}
});

test("the first page goes to the language of the browser", async () => {
	const spanish = await browse({ locale: "es-MX" });
	const page = await spanish.newPage();

	await page.goto(site, { waitUntil: "commit" });
	await page.waitForURL(/es\/index\.html$/);
});

test("nothing moves while a page comes slowly", async () => {
	const page = await browser.newPage();

	await page.addInitScript(() => {
		window.moves = [];
		new PerformanceObserver((list) => window.moves.push(
			...list.getEntries().map((move) => move.value))).observe({
			type: "layout-shift", buffered: true });
	});
	for (const width of [412, 768, 1280]) {
		await page.setViewportSize({ width, height: 900 });
		await page.goto(`${site}en/index.html?slow`);
		await page.waitForSelector("#ports thead button");
		await page.waitForTimeout(300);
		assert.deepEqual(await page.evaluate(() => window.moves), [],
			`at ${width} pixels`);
	}
	await page.close();
});
