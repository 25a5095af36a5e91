// The site under test: its pages, a server for them, and the browser.
//
// argv[2] is the folder that refgen wrote.  The server compresses as any
// server does; nothing here asks for another host than the loopback.

import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";
import { chromium } from "playwright-core";

export const folder = path.resolve(process.argv[2]);
export const languages = ["en", "es"];
export const widths = [320, 768, 1280];
export const themes = ["light", "dark"];

export const flags = [
	"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
	"--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync",
];

const types = {
	".css": "text/css", ".html": "text/html", ".js": "text/javascript",
	".png": "image/png", ".svg": "image/svg+xml", ".xml": "text/xml",
};

// Every file of the site, as paths with slashes, in order.
export function files(below = "") {
	return fs.readdirSync(path.join(folder, below), { withFileTypes: true })
		.flatMap((entry) => entry.isDirectory() ?
			files(`${below}${entry.name}/`) :
			`${below}${entry.name}`)
		.sort();
}

export function read(file) {
	return fs.readFileSync(path.join(folder, file));
}

export function pages() {
	return files().filter((file) => file.endsWith(".html"));
}

// One page of each kind in each language: of a folder of pages that are
// alike, the longest.
export function kinds() {
	const longest = new Map();

	for (const page of pages()) {
		const deep = page.split("/").length > 2;
		const kind = deep ? path.dirname(page) : page;
		const before = longest.get(kind);

		if (!before || read(page).length > read(before).length)
			longest.set(kind, page);
	}
	return [...longest.values()];
}

// The page of one thing in one language, whatever its folder is called there.
export function pageOf(lang, item) {
	return pages().find((page) => page.startsWith(`${lang}/`) &&
		page.endsWith(`/${item}.html`));
}

export const fileUrl = (page) =>
	pathToFileURL(path.join(folder, page)).href;

function answer(request, response) {
	const name = new URL(request.url, "http://x").pathname.slice(1) ||
		"index.html";
	const full = path.join(folder, decodeURIComponent(name));
	const type = types[path.extname(full)];

	if (!full.startsWith(folder) || !fs.existsSync(full) || !type) {
		response.writeHead(404).end();
		return;
	}
	response.writeHead(200, {
		"Content-Type": `${type}; charset=utf-8`,
		"Content-Encoding": "gzip",
		"Cache-Control": "max-age=31536000",
	});
	if (request.url.endsWith("?slow"))
		dribble(response, fs.readFileSync(full));
	else
		response.end(zlib.gzipSync(fs.readFileSync(full)));
}

// As over a bad line: what the first half holds is shown before the rest comes.
function dribble(response, bytes) {
	const zip = zlib.createGzip();
	const half = bytes.length >> 1;

	zip.pipe(response);
	zip.write(bytes.subarray(0, half));
	zip.flush();
	setTimeout(() => zip.end(bytes.subarray(half)), 1000);
}

// Serves the site as long as the process lives; the answer is its address.
export async function serve() {
	const server = http.createServer(answer);

	await new Promise((done) => server.listen(0, "127.0.0.1", done));
	server.unref();
	return `http://127.0.0.1:${server.address().port}/`;
}

// A browser that has never been used, as a context of Playwright's; it is
// closed and forgotten after the last test.
export async function browse(options = {}) {
	const profile = fs.mkdtempSync(path.join(os.tmpdir(), "refgen-browser-"));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: "/usr/bin/chromium",
		args: [...flags, ...options.flags ?? []],
		reducedMotion: "reduce",
		...options,
	});

	test.after(async () => {
		await context.close();
		fs.rmSync(profile, { recursive: true, force: true });
	});
	return context;
}
