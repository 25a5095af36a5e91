// Lighthouse on the cheat sheet and on a page of a service.
//
// Three of its scores say what the page is, and are asserted.  The fourth
// is a timing, which says what else the machine was doing: asserted is what
// it is made of and does not vary.

import assert from "node:assert/strict";
import test from "node:test";
import lighthouse from "lighthouse";
import { browse, pageOf, serve } from "./site.mjs";

const port = 9222 + process.pid % 20000;
const site = await serve();
const browser = await browse({ flags: [`--remote-debugging-port=${port}`] });

for (const path of ["en/index.html", pageOf("es", "dns")])
	test(path, async (t) => {
		const { lhr } = await lighthouse(site + path, {
			port, logLevel: "error", output: "json",
		});
		const score = Object.fromEntries(Object.values(lhr.categories)
			.map(({ id, score: of }) => [id, Math.round(of * 100)]));
		const poor = Object.values(lhr.audits).filter((audit) =>
			audit.score !== null && audit.score < 1)
			.map(({ id, displayValue }) => [id, displayValue]);

		t.diagnostic(JSON.stringify(score));
		t.diagnostic(JSON.stringify(poor));
		assert.equal(lhr.runtimeError, undefined);
		for (const id of ["accessibility", "best-practices", "seo"])
			assert.equal(score[id], 100, `${id}\n${poor.join("\n")}`);
		assert.ok(lhr.audits["cumulative-layout-shift"].numericValue
			< 0.01, "the page moves while it loads");
	});
