// «Revise antes de firmar», built from the same values that will be signed (experience.md 1.3.6).

import { decimalNumber, notObserved, rowsOf, shiftSpan, spanHours, tidy } from "./payload.js";
import { asksComment, changes, counted, fill } from "./rules.js";
import { icon, make } from "./page.js";

/**
 * Return the content of the review screen. competency(code) → name; go(field): back to that field;
 * notices: sentences; attestation: the sentence to sign.
 */
export function drawReview(values, settings, { competency, go, notices, attestation }) {
  const say = settings.texts;
  const page = document.createDocumentFragment();

  const change = (field, about) => {
    const button = make("button", { type: "button", class: "button quiet" }, say.change, make("span", { class: "hidden" }, ` ${about}`));
    button.addEventListener("click", () => go(field));
    return button;
  };
  const paragraphs = (text) => text.split(/\n+/).map((line) => make("p", {}, line));
  const entry = (key, value, field) =>
    make("div", {}, make("dt", {}, key), make("dd", {}, ...value), make("dd", { class: "change" }, change(field, key)));

  for (const text of notices) {
    page.append(make("div", { class: "notice tone-warn" }, icon("warn"), make("div", {}, make("p", {}, text))));
  }
  if (settings.base) page.append(...drawChanges());

  const span = shiftSpan(values, settings.zone);
  if (span) {
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    const hours = decimalNumber(values.hours) || spanHours(span);
    const times = fill(say.span, { start: span.start.slice(11, 16), end: span.end.slice(11, 16), hours });
    const facts = [day.format(Date.parse(span.day)), times, settings.words.kind[values.kind]].join(" · ");
    page.append(make("dl", { class: "summary-list" }, entry(say.shift, [facts], "shift_day")));
  }

  const rows = rowsOf(values, settings);
  const rated = rows.filter(({ value }) => value !== null);
  const isMarked = (row) => row.comment || asksComment(settings.rule, row);
  const blocks = [
    [say.marked, rated.filter(isMarked)],
    [say.others, rated.filter((row) => !isMarked(row))],
    [say.declared, rows.filter(({ value }) => value === null)],
  ];
  if (!rated.length) page.append(make("p", {}, say.noScores));
  for (const [heading, block] of blocks) {
    if (block.length) page.append(make("h2", {}, heading), make("ul", { class: "reviewed" }, ...block.map(drawRow)));
  }

  const narratives = ["best", "least", "general", "late_reason", "identifier_reason"]
    .filter((name) => name === "best" || tidy(values[name]))
    .map((name) => {
      const code = tidy(values[`${name}_c`]);
      const about = code ? [make("p", { class: "muted small" }, `${competency(code)} (${code})`)] : [];
      const text = tidy(values[name]) || say.notWritten;
      return entry(say[name] ?? settings.fields[name], [...about, ...paragraphs(text)], name);
    });
  page.append(make("h2", {}, say.narratives), make("dl", { class: "summary-list" }, ...narratives));

  const leftOut = notObserved(values, settings);
  if (leftOut.length) {
    const items = leftOut.map((code) => make("li", {}, `${competency(code)} `, make("span", { class: "muted nowrap" }, code)));
    page.append(make("details", { class: "disclosure" },
      make("summary", {}, icon("next"), counted(settings.counted.leftOut, leftOut.length)),
      make("ul", {}, ...items)));
    const box = make("input", { type: "checkbox", id: "confirm", name: "confirm", value: "1" });
    page.append(make("div", { class: "field" },
      make("label", { class: "choice", for: "confirm" }, box, make("span", {}, say.confirm))));
  }
  page.append(make("p", { class: "inset" }, attestation));
  return page;

  function drawRow(row) {
    const name = competency(row.code);
    const score = row.value === null
      ? make("span", { class: "score scale-none" }, make("span", { "aria-hidden": "true" }, "–"), make("span", { class: "hidden" }, say.notObserved))
      : make("span", { class: `score scale-${settings.scale.fills[row.value]}` }, String(row.value));
    const notes = [
      row.why && settings.words.why[row.why],
      row.minutes && `${counted(settings.counted.minutes, row.minutes)} · ${settings.words.how[row.how] ?? ""}`,
      row.nrt && say.nrt,
      row.mode !== "field" && settings.words.mode[row.mode],
    ].filter(Boolean);
    return make("li", {}, score,
      make("div", {}, make("p", {}, `${name} `, make("span", { class: "muted nowrap" }, row.code)),
        ...notes.map((note) => make("p", { class: "muted small" }, note))),
      change(`v-${row.code}`, name),
      ...(row.comment ? [make("div", { class: "quoted" }, ...paragraphs(row.comment))] : []));
  }

  function drawChanges() {
    const found = changes(values, settings).map(({ name, before, after }) => {
      const [part, ...rest] = name.split("-");
      const code = rest.join("-");
      const label = code ? `${code} · ${settings.parts[part]}` : settings.fields[name];
      const side = (face, word, text) => make("div", { class: face }, make("b", {}, word), make("p", {}, worded(part, text)));
      const sides = make("div", {}, side("diff-old", say.before, before), side("diff-new", say.now, after));
      return make("section", { class: "diff" }, make("h3", {}, label), sides);
    });
    return [make("h2", {}, say.changes), ...(found.length ? found : [make("p", {}, say.noChange)])];
  }

  function worded(part, value) {
    if (!value) return part === "v" ? say.notObserved : say.nothing;
    return settings.words[part]?.[value] ?? (part === "nrt" ? say.yes : value);
  }
}
