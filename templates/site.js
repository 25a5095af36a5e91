/* Theme, search, order and copying; without this file all can be read. */
(function () {
	"use strict";

	var root = document.documentElement;
	var dark = window.matchMedia("(prefers-color-scheme: dark)");

	/* Some browsers refuse storage to a page from a folder. */
	function recall(name) {
		try {
			return window.localStorage.getItem(name);
		} catch (refused) {
			return null;
		}
	}

	function remember(name, value) {
		try {
			window.localStorage.setItem(name, value);
		} catch (refused) {
			return;
		}
	}

	function at(id) {
		return document.getElementById(id);
	}

	function all(selector, under) {
		return Array.from((under || document).querySelectorAll(selector));
	}

	/* ---- theme ---- */

	function isDark() {
		var chosen = root.getAttribute("data-theme");

		return chosen ? chosen === "dark" : dark.matches;
	}

	function startTheme() {
		var button = at("theme");

		function show() {
			button.setAttribute("aria-pressed", String(isDark()));
		}
		if (!button)
			return;
		show();
		dark.addEventListener("change", show);
		button.addEventListener("click", function () {
			var theme = isDark() ? "light" : "dark";

			root.setAttribute("data-theme", theme);
			remember("theme", theme);
			show();
		});
	}

	/* ---- languages ---- */

	/* The other language opens at the same place, with the same filter. */
	function keepPlace() {
		all(".languages a").forEach(function (link) {
			var bare = link.getAttribute("href").split(/[?#]/)[0];

			link.setAttribute("href", bare + location.search +
				location.hash);
		});
	}

	function startLanguages() {
		all(".languages a, .choice a").forEach(function (link) {
			link.addEventListener("click", function () {
				remember("language", link.hreflang);
			});
		});
		window.addEventListener("hashchange", keepPlace);
		keepPlace();
	}

	/* The root page goes on to a language that the reader has. */
	function choose() {
		var links = all(".choice a[hreflang]");
		var wanted = [recall("language") || ""]
			.concat(navigator.languages || []);

		wanted.some(function (tag) {
			return links.some(function (link) {
				if (tag.split("-")[0] !== link.hreflang)
					return false;
				location.replace(link.href);
				return true;
			});
		});
	}

	/* ---- what is asked for ---- */

	/* Case and accents do not matter, but ñ is a letter of its own. */
	function fold(text) {
		return text.toLowerCase().normalize("NFD")
			.replace(/n\u0303/g, "\u00f1")
			.replace(/[\u0300-\u036f]/g, "");
	}

	/* "53", "137-139"; without a port, bounds that nothing is between. */
	function ports(text) {
		var ends = text.trim().split("-");

		return ends[0] === "" ? [1, 0] :
			[Number(ends[0]), Number(ends[ends.length - 1])];
	}

	/*
	 * "138" is a port and "8000-8100", "1433-", "-1023" are ranges, unless
	 * an entry has just that as a word, as exams are called.  A number that
	 * is nobody's is the beginning of one, as somebody still types.
	 */
	function numeric(word, entries) {
		var found = /^(\d{0,5})(?:([-\u2013])(\d{0,5}))?$/.exec(word);
		var first, last;

		if (!found || !/\d/.test(word) || entries.some(function (entry) {
			return found[2] && entry.words.indexOf(word) >= 0;
		}))
			return null;
		first = Number(found[1]);
		last = found[2] ? Number(found[3] || 65535) : first;
		function within(entry) {
			return entry.ports[0] <= last && first <= entry.ports[1];
		}
		if (found[2] || entries.some(within))
			return within;
		return function (entry) {
			return entry.ports[0] <= entry.ports[1] &&
				String(entry.ports[0]).indexOf(word) === 0;
		};
	}

	function holds(word, entries) {
		return numeric(word, entries) || function (entry) {
			return entry.text.indexOf(word) >= 0;
		};
	}

	/* Words that all have to hold; commas part what may hold instead. */
	function ask(text, entries) {
		var choices = fold(text).split(",").map(function (part) {
			return part.split(/\s+/).filter(Boolean)
				.map(function (word) {
					return holds(word, entries);
				});
		}).filter(function (tests) {
			return tests.length > 0;
		});

		return function (entry) {
			return choices.length === 0 ||
				choices.some(function (tests) {
					return tests.every(function (test) {
						return test(entry);
					});
				});
		};
	}

	function entryOf(range, text) {
		var folded = fold(text);

		return {
			ports: ports(range),
			text: folded,
			words: folded.split(/[\s()]+/)
		};
	}

	function tell(place, n) {
		place.textContent = n === null ? "" :
			place.getAttribute("data-found").replace("{n}", n);
	}

	/* ---- the cheat sheet ---- */

	/* Where the filter, the grouping and the order are kept: the address. */
	function getState() {
		var asked = new URLSearchParams(location.search);

		return {
			q: asked.get("q") || "",
			by: asked.get("by") || "",
			sort: asked.get("sort") || ""
		};
	}

	function setState(state) {
		var asked = new URLSearchParams();
		var text;

		Object.keys(state).forEach(function (name) {
			if (state[name])
				asked.set(name, state[name]);
		});
		text = asked.toString();
		history.replaceState(null, "", location.pathname +
			(text && "?" + text) + location.hash);
		keepPlace();
	}

	/* What has no ports has no cells. */
	function elementEntry(element) {
		var cells = element.cells;
		var entry = entryOf(cells ? cells[0].textContent : "",
			element.textContent + " " +
			element.getAttribute("data-words"));

		entry.element = element;
		entry.use = Number(element.getAttribute("data-use") || 1000);
		return entry;
	}

	function comparison(column) {
		var collator = new Intl.Collator(root.lang, { numeric: true });

		if (column === 0)
			return function (a, b) {
				return a.ports[0] - b.ports[0] ||
					a.ports[1] - b.ports[1];
			};
		return function (a, b) {
			return collator.compare(
				a.element.cells[column].textContent.trim(),
				b.element.cells[column].textContent.trim());
		};
	}

	/* A body for each kind of use, with its name as a heading. */
	function groups(table, rows) {
		var bodies = [];

		rows.forEach(function (row) {
			var body = bodies[row.use];
			var name, head;

			if (!body) {
				body = bodies[row.use] =
					document.createElement("tbody");
				head = body.insertRow();
				head.className = "group";
				name = document.createElement("th");
				name.scope = "rowgroup";
				name.colSpan = table.tHead.rows[0].cells.length;
				name.textContent =
					row.element.querySelector(".use")
						.textContent ||
					table.getAttribute("data-other");
				head.append(name);
			}
			body.append(row.element);
		});
		return bodies.filter(Boolean);
	}

	function startSheet(table, box) {
		var state = getState();
		var rows = all("tbody tr", table).map(elementEntry);
		var rest = all(".portless > div").map(elementEntry);
		var heads = all("thead th", table);
		var views = all("[data-view]");

		function filter() {
			var hit = ask(state.q, rows.concat(rest));
			var shown = 0;

			rows.concat(rest).forEach(function (entry) {
				entry.element.hidden = !hit(entry);
				shown += !entry.element.hidden;
			});
			all("tbody, .without-port").forEach(function (part) {
				part.hidden = !part.querySelector(
					"tr:not(.group):not([hidden])," +
					".portless > div:not([hidden])");
			});
			tell(at("shown"), state.q.trim() ? shown : null);
		}

		function column() {
			return Number(state.sort.replace("-", "")) || 0;
		}

		function isDown() {
			return state.sort.charAt(0) === "-";
		}

		/* Says which order it is. */
		function mark() {
			heads.forEach(function (head, i) {
				head.setAttribute("aria-sort", i !== column() ?
					"none" : isDown() ? "descending" :
					"ascending");
			});
			views.forEach(function (view) {
				view.setAttribute("aria-pressed", String(
					view.getAttribute("data-view") ===
					state.by));
			});
			table.classList.toggle("in-order",
				column() === 0 && !state.by);
			table.classList.toggle("by-use", state.by === "use");
		}

		function arrange() {
			var compare = comparison(column());
			var sorted = rows.slice().sort(function (a, b) {
				return isDown() ? compare(b, a) : compare(a, b);
			});
			var body = document.createElement("tbody");

			mark();
			sorted.forEach(function (row) {
				body.append(row.element);
			});
			all("tbody", table).forEach(function (old) {
				old.remove();
			});
			table.append.apply(table, state.by === "use" ?
				groups(table, sorted) : [body]);
		}

		heads.forEach(function (head, i) {
			var button = document.createElement("button");

			button.type = "button";
			button.append.apply(button, Array.from(head.childNodes));
			head.append(button);
			button.addEventListener("click", function () {
				var up = state.sort === String(i) ||
					(i === 0 && !state.sort);

				state.sort = up ? "-" + i : i ? String(i) : "";
				arrange();
				filter();
				setState(state);
			});
		});
		views.forEach(function (view) {
			view.addEventListener("click", function () {
				state.by = view.getAttribute("data-view");
				arrange();
				filter();
				setState(state);
			});
		});
		box.value = state.q;
		box.addEventListener("input", function () {
			state.q = box.value;
			filter();
			setState(state);
		});
		box.form.addEventListener("submit", function (event) {
			event.preventDefault();
		});
		if (state.sort || state.by)
			arrange();
		mark();
		filter();
	}

	/* ---- the same box on other pages ---- */

	var most = 8;

	function resultOf(row, up) {
		var entry = entryOf(row[0], row.join(" "));

		entry.ports_text = row[0];
		entry.name = row[1];
		entry.stands = row[2];
		entry.href = up + row[3];
		return entry;
	}

	function linkOf(entry) {
		var item = document.createElement("li");
		var link = document.createElement("a");

		link.href = entry.href;
		[["port", entry.ports_text], ["name", entry.name],
			["stands", entry.stands]].forEach(function (part) {
			var span = document.createElement("span");

			span.className = part[0];
			span.textContent = part[1];
			link.append(span, " ");
		});
		item.append(link);
		return item;
	}

	function startBox(box) {
		var hits = at("hits");
		var source = box.getAttribute("data-index");
		var entries = null;

		function show() {
			var hit, found, first;

			if (!entries)
				return;
			hit = ask(box.value, entries);
			first = fold(box.value).trim();
			found = !first ? [] : entries.filter(hit);
			found.sort(function (a, b) {
				return (fold(b.name) === first) -
					(fold(a.name) === first);
			});
			hits.replaceChildren.apply(hits,
				found.slice(0, most).map(linkOf));
			hits.hidden = found.length === 0;
			tell(at("found"), first ? found.length : null);
		}

		/* A page from a folder may load a script, and no data. */
		function load() {
			var script = document.createElement("script");

			script.src = source;
			script.addEventListener("load", function () {
				entries = window.portinfo.map(function (row) {
					return resultOf(row, source.replace(
						/[^/]*$/, ""));
				});
				show();
			});
			document.head.append(script);
		}

		function move(event) {
			var links = [box].concat(all("a", hits));
			var i = links.indexOf(document.activeElement);

			if (event.key === "Escape") {
				hits.hidden = true;
				box.focus();
			} else if (event.key === "ArrowDown") {
				i += 1;
			} else if (event.key === "ArrowUp") {
				i -= 1;
			} else {
				return;
			}
			event.preventDefault();
			if (!hits.hidden && links[i])
				links[i].focus();
		}

		box.addEventListener("focus", load, { once: true });
		box.addEventListener("input", show);
		box.form.addEventListener("keydown", move);
		box.form.addEventListener("focusout", function (event) {
			if (!box.form.contains(event.relatedTarget))
				hits.hidden = true;
		});
		box.addEventListener("focus", show);
	}

	/* ---- copying ---- */

	/* The rows that are shown, as a spreadsheet takes them. */
	function tableText(table) {
		return all("tr:not(.group):not([hidden])", table)
			.map(function (row) {
				return Array.from(row.cells, function (cell) {
					return cell.innerText.trim()
						.replace(/\s+/g, " ");
				}).join("\t");
			}).join("\n");
	}

	/* Without a secure address there is only the old way. */
	function copy(text) {
		var area;

		if (navigator.clipboard)
			return navigator.clipboard.writeText(text);
		area = document.createElement("textarea");
		area.value = text;
		document.body.append(area);
		area.select();
		document.execCommand("copy");
		area.remove();
		return Promise.resolve();
	}

	function startCopy(button) {
		var words = button.textContent;
		var done = button.getAttribute("data-done");
		var timer;

		button.addEventListener("click", function () {
			var table = at(button.getAttribute("data-table"));

			copy(table ? tableText(table) :
				button.getAttribute("data-copy")).then(function () {
				button.textContent = done;
				at("said").textContent = done;
				clearTimeout(timer);
				timer = setTimeout(function () {
					button.textContent = words;
					at("said").textContent = "";
				}, 2000);
			}, function () {
				return;
			});
		});
	}

	root.setAttribute("data-scripted", "");
	if (recall("theme") === "dark" || recall("theme") === "light")
		root.setAttribute("data-theme", recall("theme"));
	document.addEventListener("DOMContentLoaded", function () {
		var box = at("filter");
		var table = at("ports");

		startTheme();
		startLanguages();
		choose();
		all("button.copy").forEach(startCopy);
		if (table && box)
			startSheet(table, box);
		else if (box)
			startBox(box);
	});
}());
