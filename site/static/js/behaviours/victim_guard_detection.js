// Find identifiers in a text, from the rule file that Python reads too. Pure: no page, no network,
// no log. The browser's copy of site/interface/victim_guard/{patterns,reading,detection}.py.

import { CHECKS, REJECT, REPORT } from "./victim_guard_checks.js";

const compiled = new WeakMap();

/**
 * Return what looks like an identifier, by position, without overlaps.
 *
 * rules: the parsed rule file. options: allowedPhones (as the directory stores them),
 * exemptMailDomains, today (Date). Each finding: {rule, country, start, end, direct}, positions in
 * UTF-16 units as a text field counts them; it never holds the matched text.
 */
export function findIdentifiers(text, rules, options = {}) {
  const reading = read(text, ruleBook(rules), options);
  const taken = new Uint8Array(reading.text.length);
  const findings = reading.book.rules.flatMap((rule) =>
    rule.forms.flatMap((form) => apply(rule, form, reading, taken)),
  );
  findings.sort((one, other) => one.start - other.start);
  return reading.text.length === text.length ? findings : inUtf16(findings, text);
}

function ruleBook(source) {
  if (!compiled.has(source)) compiled.set(source, compile(source));
  return compiled.get(source);
}

function compile(source) {
  const fragments = {};
  const expand = (pattern) => pattern.replace(/\$\{([a-z_]+)\}/g, (_, name) => fragments[name]);
  for (const [name, value] of Object.entries(source.fragments)) fragments[name] = expand(value);
  const toPattern = ({ pattern, on }) => ({
    expression: new RegExp(expand(pattern), "g"),
    asTyped: on === "text",
  });
  const toForm = (form, country) => ({
    pattern: toPattern(form),
    country: form.country ?? country,
    check: form.check ? CHECKS[form.check] : null,
    atLeast: Object.entries(form.at_least ?? {}),
    near: form.near ?? [],
    needs: form.needs ?? [],
  });
  const plain = [...source.fold.to];
  return {
    tables: source.tables,
    folding: new Map([...source.fold.from].map((sign, place) => [sign, plain[place]])),
    cues: Object.fromEntries(
      Object.entries(source.cues).map(([name, entry]) => [name, toPattern(entry)]),
    ),
    rules: source.rules.map(({ code, country, direct, forms }) => ({
      code,
      direct,
      forms: forms.map((form) => toForm(form, country)),
    })),
  };
}

function read(written, book, options) {
  // One unit for a sign outside the basic plane, so that distances count as Python counts them.
  const text = written.replace(/[\u{10000}-\u{10FFFF}]/gu, "\uE000");
  let folded = "";
  for (const sign of text) folded += book.folding.get(sign) ?? sign;
  return {
    text,
    folded,
    book,
    year: (options.today ?? new Date()).getFullYear(),
    allowedPhones: new Set(options.allowedPhones ?? []),
    exemptMailDomains: [...(options.exemptMailDomains ?? [])].map((name) => name.toLowerCase()),
    cueSpans: {},
  };
}

function subject(reading, pattern) {
  return pattern.asTyped ? reading.text : reading.folded;
}

function spansOf(reading, cue) {
  if (!reading.cueSpans[cue]) {
    const pattern = reading.book.cues[cue];
    const found = [...subject(reading, pattern).matchAll(pattern.expression)];
    reading.cueSpans[cue] = {
      starts: found.map((match) => match.index),
      ends: found.map((match) => match.index + match[0].length),
    };
  }
  return reading.cueSpans[cue];
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending, limit) {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNear(reading, { cue, side, gap }, start, end) {
  const { starts, ends } = spansOf(reading, cue);
  if (side !== "after") {
    const before = countUpTo(ends, start) - 1;
    if (before >= 0 && start - ends[before] <= gap) return true;
  }
  if (side !== "before") {
    const after = countUpTo(starts, end - 1);
    if (after < starts.length && starts[after] - end <= gap) return true;
  }
  return false;
}

function apply(rule, form, reading, taken) {
  const findings = [];
  if (form.needs.length && !form.needs.some((literal) => reading.folded.includes(literal))) {
    return findings;
  }
  const { expression } = form.pattern;
  const searched = subject(reading, form.pattern);
  expression.lastIndex = 0;
  for (let match = expression.exec(searched); match; match = expression.exec(searched)) {
    const start = match.index;
    const end = start + match[0].length;
    const verdict = judge(form, reading, start, end, taken);
    if (verdict.occupy) taken.fill(1, start, end);
    if (verdict.report) {
      const country = verdict.country ?? form.country;
      findings.push({ rule: rule.code, country, start, end, direct: rule.direct });
    }
    // A rejected candidate may hide the start of a good one: «12 9999 99990 0101».
    expression.lastIndex = verdict.occupy ? end : start + 1;
  }
  return findings;
}

function judge(form, reading, start, end, taken) {
  if (taken.subarray(start, end).includes(1)) return REJECT;
  const folded = reading.folded.slice(start, end);
  const counts = {
    letters: (folded.match(/[a-z]/g) ?? []).length,
    digits: (folded.match(/[0-9]/g) ?? []).length,
  };
  if (form.atLeast.some(([kind, minimum]) => counts[kind] < minimum)) return REJECT;
  const near = (nearness) => isNear(reading, nearness, start, end);
  if (form.near.length && !form.near.some(near)) return REJECT;
  if (!form.check) return REPORT;
  return form.check({
    reading,
    folded,
    digits: (folded.match(/[0-9]/g) ?? []).map(Number),
    isNear: (cue, side, gap) => near({ cue, side, gap }),
  });
}

function inUtf16(findings, text) {
  const places = [0];
  for (const sign of text) places.push(places.at(-1) + sign.length);
  return findings.map((finding) => ({
    ...finding,
    start: places[finding.start],
    end: places[finding.end],
  }));
}
