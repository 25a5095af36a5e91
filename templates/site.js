/* The theme and the filter; without this file everything can be read. */
(function () {
	"use strict";

	var root = document.documentElement;
	var dark = window.matchMedia("(prefers-color-scheme: dark)");

	/* Some browsers refuse storage to a page from a folder. */
	function recall() {
		try {
			return window.localStorage.getItem("theme");
		} catch (refused) {
			return null;
		}
	}

	function remember(theme) {
		try {
			window.localStorage.setItem("theme", theme);
		} catch (refused) {
			return;
		}
	}

	function isDark() {
		var chosen = root.getAttribute("data-theme");

		return chosen ? chosen === "dark" : dark.matches;
	}

	function startTheme() {
		var button = document.getElementById("theme");

		if (!button)
			return;
		button.hidden = false;
		button.setAttribute("aria-pressed", String(isDark()));
		button.addEventListener("click", function () {
			var theme = isDark() ? "light" : "dark";

			root.setAttribute("data-theme", theme);
			button.setAttribute("aria-pressed", String(isDark()));
			remember(theme);
		});
	}

	/* Case and accents do not matter, but ñ is a letter of its own. */
	function fold(text) {
		return text.toLowerCase().normalize("NFD")
			.replace(/n\u0303/g, "\u00f1")
			.replace(/[\u0300-\u036f]/g, "");
	}

	function ports(row) {
		var ends = row.cells[0].textContent.trim().split("-");

		return [Number(ends[0]), Number(ends[ends.length - 1])];
	}

	/* A number is a port, inside a range too; other words are text. */
	function matches(row, words) {
		return words.every(function (word) {
			if (/^\d+$/.test(word))
				return row.ports[0] <= Number(word) &&
					Number(word) <= row.ports[1];
			return row.text.indexOf(word) >= 0;
		});
	}

	function startFilter() {
		var box = document.getElementById("filter");
		var found = document.getElementById("found");
		var rows;

		if (!box)
			return;
		rows = Array.from(document.querySelectorAll("#ports tbody tr"),
			function (element) {
				return {
					element: element,
					ports: ports(element),
					text: fold(element.textContent)
				};
			});
		function filter() {
			var words = fold(box.value).split(/\s+/).filter(Boolean);
			var shown = 0;

			rows.forEach(function (row) {
				var hit = matches(row, words);

				row.element.hidden = !hit;
				shown += hit;
			});
			found.textContent = words.length === 0 ? "" :
				found.getAttribute("data-found")
					.replace("{n}", shown);
		}
		box.addEventListener("input", filter);
		document.getElementById("search").hidden = false;
		filter();
	}

	if (recall() === "dark" || recall() === "light")
		root.setAttribute("data-theme", recall());
	document.addEventListener("DOMContentLoaded", function () {
		startTheme();
		startFilter();
	});
}());
