// SPDX-License-Identifier: GPL-3.0-or-later
// The question after solving: one to five stars, then a comment for who wants to leave one.
import { el, icon, show } from "./dom.js";

// `send(rating, comment)` returns a promise; the card goes when the hub took it.
export function ratingCard(strings, send) {
  const comment = el("textarea", {
    class: "rating-comment", rows: 2, maxlength: 2000, dir: "auto",
    placeholder: strings.say("rateComment"), "aria-label": strings.say("rateComment"),
  });
  const word = el("p", { class: "rating-word", "aria-hidden": "true" });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const submit = el("button", { type: "submit", class: "primary" }, strings.say("rateSend"));
  const more = el("div", { class: "rating-more", hidden: true }, comment, problem, submit);
  let sending = false;
  const stars = el("div", { class: "stars" }, ...[1, 2, 3, 4, 5].flatMap((rating) => star(strings, rating)));
  const form = el("form", { class: "card rating" },
    el("fieldset", {}, el("legend", {}, strings.say("rateTitle")), stars, word), more);
  stars.addEventListener("change", (event) => {
    stars.dataset.rating = event.target.value;
    word.textContent = strings.say("rate" + event.target.value);
    show(more, true);
    form.dispatchEvent(new CustomEvent("grown", { bubbles: true }));
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    // Not `disabled`: a button that has the focus and is disabled swallows keys, Escape among them.
    sending = true;
    show(problem, false);
    try {
      await send(Number(stars.dataset.rating), comment.value.trim());
    } catch {
      problem.textContent = strings.say("rateFailed");
      show(problem, true);
    } finally {
      sending = false;
    }
  });
  return form;
}

function star(strings, rating) {
  const id = "rate-" + rating;
  const label = strings.say("rate" + rating);
  return [
    el("input", { type: "radio", name: "rating", id, value: rating, class: "sr", "aria-label": `${rating} – ${label}` }),
    el("label", { for: id, title: label }, icon("star")),
  ];
}

// The answer, as it stays in the log.
export function ratedView(strings, row) {
  const stars = el("span", { class: "stars small", "data-rating": row.rating, "aria-hidden": "true" },
    ...[1, 2, 3, 4, 5].map(() => el("span", {}, icon("star"))));
  return el("div", { class: "row notice" },
    stars, el("span", { class: "sr" }, strings.say("rated", { rating: row.rating })),
    row.text ? el("q", { dir: "auto" }, row.text) : null,
    el("span", {}, strings.say("rateThanks")));
}
