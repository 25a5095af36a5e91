"use strict";
/*
 * The quiz: marks an answer as it is picked, counts, and keeps what is right
 * in this browser.  The questions are in the page.  Arrow keys move between
 * answers and pick none on their way, unlike in other groups of radio
 * buttons; the space bar, Enter or a digit picks.
 */
(function () {
	var quiz = document.getElementById("quiz");
	var score = document.getElementById("score");
	var left = document.getElementById("left");
	var again = document.getElementById("again");
	var questions = [].slice.call(quiz.querySelectorAll(".question"));
	var KEY = "portinfo-quiz";

	function load() {
		try {
			return JSON.parse(localStorage.getItem(KEY)) || {};
		} catch (e) {
			return {};
		}
	}

	function save() {
		try {
			localStorage.setItem(KEY, JSON.stringify(done));
		} catch (e) {
			/* A browser that keeps nothing still plays. */
		}
	}

	function show(verdict) {
		var right = questions.filter(function (q) {
			return done[q.id] === true;
		}).length;
		var text = score.getAttribute("data-score")
			.replace("{right}", right)
			.replace("{total}", questions.length);
		score.textContent = verdict ? verdict + " " + text : text;
	}

	function filter() {
		var only = left.getAttribute("aria-pressed") === "true";

		questions.forEach(function (q) {
			q.hidden = only && done[q.id] === true;
		});
	}

	/* The answer that is picked, and whether it is the one. */
	function mark(question) {
		var picked = question.querySelector("input:checked");

		question.classList.remove("is-right", "is-wrong");
		if (!picked)
			return;
		question.classList.add(picked.hasAttribute("data-right") ?
			"is-right" : "is-wrong");
	}

	var STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

	quiz.addEventListener("keydown", function (event) {
		var question = event.target.closest(".question");
		var answers = [].slice.call(question.querySelectorAll("input"));
		var at = answers.indexOf(event.target);
		var digit = /^[1-9]$/.test(event.key) && answers[event.key - 1];

		if (at < 0)
			return;
		if (STEPS[event.key])
			answers[(at + STEPS[event.key] + answers.length) %
				answers.length].focus();
		else if (event.key === "Enter")
			event.target.click();
		else if (digit)
			digit.click();
		else
			return;
		event.preventDefault();
	});
	quiz.addEventListener("change", function (event) {
		var right = event.target.hasAttribute("data-right");
		var question = event.target.closest(".question");

		/* Right at the first try; later tries teach, and do not count. */
		if (done[question.id] === undefined || right &&
			done[question.id] !== false)
			done[question.id] = right;
		mark(question);
		save();
		show(score.getAttribute(right ? "data-right" : "data-wrong"));
	});
	left.addEventListener("click", function () {
		left.setAttribute("aria-pressed",
			left.getAttribute("aria-pressed") !== "true");
		filter();
	});
	again.addEventListener("click", function () {
		done = {};
		save();
		questions.forEach(function (q) {
			q.querySelectorAll("input").forEach(function (input) {
				input.checked = false;
			});
			q.querySelector("details").open = false;
			mark(q);
		});
		filter();
		show();
	});

	var done = load();
	questions.forEach(function (q) {
		var right = q.querySelector("input[data-right]");

		if (done[q.id] === true && right)
			right.checked = true;
		mark(q);
	});
	filter();
	show();
})();
