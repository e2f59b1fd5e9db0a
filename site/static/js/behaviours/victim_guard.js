// The identifier guard beside a text field: it warns while a person writes and blocks nothing.
// It never sends, stores or logs the text; what was taken out stays in this page's memory until the
// form is saved. Every word on screen comes from the page (#victim-guard-texts).

import { findIdentifiers } from "./victim_guard_detection.js";
import { followEdit, replaceRange } from "./victim_guard_edits.js";

export { findIdentifiers };

const PAUSE_BEFORE_CHECK = 400; // milliseconds without typing
const watched = new WeakMap(); // field → its guard
const kept = new WeakMap(); // form → what its writer said is no identifier

let ruleFile; // one request a page

/** The behaviour of data-behaviour="victim-guard", on a form or on one field. */
export const enhance = watchAll;

/**
 * Watch every [data-victim-guard] at or under root. Resolves to the guards; to none where the page
 * has no #victim-guard-texts or the rule file cannot be had.
 */
export async function watchAll(root = document) {
  const block = document.getElementById("victim-guard-texts");
  const fields = [...root.querySelectorAll("[data-victim-guard]")];
  if (root.matches?.("[data-victim-guard]")) fields.unshift(root);
  if (!block || !fields.length) return [];
  const texts = JSON.parse(block.textContent);
  const options = {
    allowedPhones: texts.allowed_phones,
    exemptMailDomains: texts.exempt_mail_domains,
  };
  ruleFile ??= fetch(texts.rules_url).then((answer) => answer.json());
  let rules;
  try {
    rules = await ruleFile;
  } catch {
    ruleFile = undefined; // No signal and not cached yet: the server repeats the check on save.
    return [];
  }
  return fields.map((field) => watchField(field, rules, texts, options));
}

/**
 * Watch one text field and return its guard: warnings() lists the findings that still show, check()
 * looks again after a script changed the value, stop() takes the guard away.
 *
 * On each choice the field fires "victim-guard:choice" with {rule, country, choice}, choice being
 * "removed", "kept" or "restored": what indicator I-21 counts, and nothing of the text.
 */
export function watchField(field, rules, texts, options = {}) {
  if (watched.has(field)) return watched.get(field);
  const form = field.form ?? field;
  if (!kept.has(form)) kept.set(form, new Set());
  const notice = buildNotice(field, texts);
  let removed = [];
  let seen = field.value;
  let timer;

  const identity = ({ rule, start, end }) => `${rule} ${field.value.slice(start, end)}`;
  const warnings = () =>
    findIdentifiers(field.value, rules, options).filter(
      (finding) => !kept.get(form).has(identity(finding)),
    );
  const check = () => {
    clearTimeout(timer);
    notice.show(warnings()[0], removed.length > 0);
  };
  const report = ({ rule, country }, choice) =>
    field.dispatchEvent(
      new CustomEvent("victim-guard:choice", { bubbles: true, detail: { rule, country, choice } }),
    );

  const onInput = () => {
    removed = followEdit(removed, seen, field.value);
    seen = field.value;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_BEFORE_CHECK);
  };
  const onSubmit = () => {
    removed = [];
    check();
  };
  const decide = (act) => () => {
    act(warnings()[0]);
    field.focus();
    check();
  };
  notice.remove.addEventListener(
    "click",
    decide((finding) => {
      if (!finding) return;
      const { rule, country, start, end } = finding;
      const words = field.value.slice(start, end);
      replaceRange(field, start, end, texts.replacement);
      removed.push({ rule, country, start, end: start + texts.replacement.length, words });
      report(finding, "removed");
    }),
  );
  notice.keep.addEventListener(
    "click",
    decide((finding) => {
      if (!finding) return;
      kept.get(form).add(identity(finding));
      report(finding, "kept");
    }),
  );
  notice.undo.addEventListener(
    "click",
    decide(() => {
      const last = removed.pop();
      if (!last) return;
      replaceRange(field, last.start, last.end, last.words);
      report(last, "restored");
    }),
  );
  field.addEventListener("input", onInput);
  field.form?.addEventListener("submit", onSubmit);

  const stop = () => {
    clearTimeout(timer);
    removed = [];
    field.removeEventListener("input", onInput);
    field.form?.removeEventListener("submit", onSubmit);
    notice.show(undefined, false);
    notice.element.remove();
    watched.delete(field);
  };
  const guard = { field, warnings, check, stop };
  watched.set(field, guard);
  check();
  return guard;
}

/**
 * Build the notice under the field. Its live region stands there, empty, from the start: screen
 * readers announce only what changes inside a region they already know. The buttons stay outside.
 */
function buildNotice(field, texts) {
  const element = make("div");
  const status = make("div", { role: "status" });
  const actions = make("div", { class: "guard-notice__actions" });
  const [remove, keep, undo] = [texts.remove, "", texts.undo].map((label) => {
    const button = make("button", { type: "button", class: "button secondary" });
    button.textContent = label;
    return button;
  });
  actions.append(remove, keep, undo);
  actions.hidden = true;
  element.append(status, actions);
  field.after(element);

  let shown = "";
  const say = (key, words, announcement) => {
    if (key === shown) return; // Typing on must not announce the same thing again.
    shown = key;
    status.replaceChildren();
    if (announcement) {
      const unseen = make("span", { class: "hidden" });
      unseen.textContent = `${announcement} `;
      status.append(unseen);
    }
    if (words) {
      const sentence = make("p", { class: "guard-notice__text" });
      sentence.textContent = words;
      status.append(sentence);
    }
  };
  const show = (finding, canUndo) => {
    const words = finding ? texts.rules[finding.rule] : null;
    remove.hidden = keep.hidden = !finding;
    undo.hidden = !canUndo;
    actions.hidden = !finding && !canUndo;
    element.classList.toggle("guard-notice", !actions.hidden);
    if (words) {
      keep.textContent = words.keep;
      say(`${finding.rule} ${finding.start}`, words.sentence, texts.announcement);
    } else {
      say(canUndo ? "removed" : "", canUndo ? texts.removed : "");
    }
  };
  return { element, remove, keep, undo, show };
}

function make(name, attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
