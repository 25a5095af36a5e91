/*
 * One language at a time, and the search.  The address keeps both, as in
 * #es/correo; without this script every language is there to be read.
 */
(function () {
	"use strict";

	var parts = Array.from(document.querySelectorAll("section.language"));
	var links = Array.from(document.querySelectorAll("nav a"));
	var rows;

	/* Case and accents do not matter, but ñ is a letter of its own. */
	function fold(text) {
		return text.toLowerCase().normalize("NFD")
			.replace(/n\u0303/g, "\u00f1")
			.replace(/[\u0300-\u036f]/g, "");
	}

	function row(element) {
		var port = element.querySelector(".port");
		var ends = port ? port.textContent.split("-").map(Number) : [1, 0];

		return {
			element: element,
			first: ends[0],
			last: ends[ends.length - 1],
			text: fold(element.textContent)
		};
	}

	/* 138, 8000-8100 and 1433- are ports; other words are text. */
	function matches(one, words) {
		return words.every(function (word) {
			var ends = /^(\d+)(-(\d*))?$/.exec(word);

			if (!ends)
				return one.text.indexOf(word) >= 0;
			return Number(ends[1]) <= one.last &&
				one.first <= (ends[2] ? Number(ends[3] || 65535) :
					Number(ends[1]));
		});
	}

	function filter(part, query) {
		var words = fold(query).split(/\s+/).filter(Boolean);
		var found = part.querySelector(".found");
		var shown = 0;

		rows[parts.indexOf(part)].forEach(function (one) {
			var hit = matches(one, words);

			one.element.hidden = !hit;
			shown += hit;
		});
		found.textContent = words.length === 0 ? "" :
			found.getAttribute("data-found").replace("{n}", shown);
	}

	function show(part, query) {
		var input = part.querySelector("input");

		document.documentElement.lang = part.lang;
		parts.forEach(function (other) {
			other.hidden = other !== part;
		});
		links.forEach(function (link) {
			if (link.lang === part.lang)
				link.setAttribute("aria-current", "true");
			else
				link.removeAttribute("aria-current");
		});
		if (input.value !== query)
			input.value = query;
		filter(part, query);
	}

	function byLanguage(tag) {
		return parts.find(function (part) {
			return part.lang === tag.split("-")[0];
		});
	}

	function preferred() {
		return (navigator.languages || []).map(byLanguage)
			.filter(Boolean)[0] || parts[0];
	}

	function queried() {
		var shown = parts.find(function (part) {
			return !part.hidden;
		});

		return shown.querySelector("input").value;
	}

	/* #es, #es/correo, or a conflict: #es-dns-transport. */
	function follow() {
		var address = decodeURIComponent(location.hash.slice(1));
		var at = address.indexOf("/");
		var part = byLanguage(at < 0 ? address : address.slice(0, at));
		var target = document.getElementById(address);

		if (target && target.tagName === "DETAILS") {
			show(target.closest(".language"), queried());
			target.open = true;
			target.scrollIntoView();
		} else if (part) {
			show(part, at < 0 ? queried() : address.slice(at + 1));
		}
	}

	rows = parts.map(function (part) {
		var input = part.querySelector("input");

		input.addEventListener("input", function () {
			filter(part, input.value);
			history.replaceState(null, "", "#" + part.lang + "/" +
				encodeURIComponent(input.value));
		});
		part.querySelector(".search").hidden = false;
		return Array.from(part.querySelectorAll(".ports li"), row);
	});
	show(preferred(), "");
	follow();
	window.addEventListener("hashchange", follow);
}());
