// What must be mended before signing, and what deserves a second look. Pure. The rules are those of
// evaluations/holds.py and evaluations/forms/; every limit and every sentence comes from the page.

import {
  codesOf, decimalNumber, localTime, notObserved, rowOf, rowsOf, shiftDate, shiftSpan, spanHours,
  tidy, wholeNumber,
} from "./payload.js";

const ROW_PARTS = ["v", "why", "n", "rt", "how", "nrt", "mode"];
const SHIFT = ["kind", "shift_day", "shift_date", "shift_start", "shift_end", "hours"];
const TEXTS = ["best_c", "best", "least_c", "least", "general"];
const REASONS = ["late_reason", "identifier_reason"];
const NARRATED = ["shift", "relief"];

/** Put named values into a sentence: "%(count)d rated". */
export function fill(sentence, given = {}) {
  return sentence.replace(/%\((\w+)\)[sd]/g, (_, name) => given[name]);
}

/** Count characters as people and Python do, not in halves of emoji. */
export function lengthOf(text) {
  return [...text].length;
}

/** Return every field in the order of the page. */
export function fieldNames(settings) {
  const rows = codesOf(settings).flatMap((code) => ROW_PARTS.map((part) => `${part}-${code}`));
  return ["amend_reason", ...SHIFT, ...rows, ...TEXTS, ...REASONS];
}

/** Tell whether a rating needs a comment. */
export function asksComment(rule, { value, nrt, minutes }) {
  const extreme = value !== null && (value <= rule.lowMax || value >= rule.highMin);
  return extreme || nrt || minutes > 0;
}

/** Return {field: sentence} of what is wrong in the section of the shift. */
export function checkShift(values, settings, now) {
  const say = settings.mending;
  const errors = {};
  const day = shiftDate(values);
  const dayField = values.shift_day === "other" ? "shift_date" : "shift_day";
  if (!values.shift_day) errors.shift_day = say.day;
  else if (!day) errors[dayField] = say.date;
  else if (day > localTime(now, settings.zone).day) errors[dayField] = say.future;
  else if (Number(day.slice(0, 4)) < 2000) errors[dayField] = say.year;
  const some = { shift_day: "2026-01-01" };
  for (const [name, text] of [["shift_start", say.start], ["shift_end", say.end]]) {
    const time = values[name];
    if (!shiftSpan({ ...some, shift_start: time, shift_end: time }, settings.zone)) errors[name] = text;
  }
  const hours = decimalNumber(values.hours);
  if (tidy(values.hours) && !hours) errors.hours = say.hours;
  else if (hours && !Object.keys(errors).length) {
    const longest = spanHours(shiftSpan(values, settings.zone));
    if (hours > longest) errors.hours = fill(say.tooManyHours, { hours: longest });
  }
  return errors;
}

function checkRow(values, code, settings) {
  const say = settings.mending;
  const row = rowOf(values, code, settings);
  const [rt, how] = [tidy(values[`rt-${code}`]), tidy(values[`how-${code}`])];
  const errors = {};
  if (row.value === null && !row.why && (row.comment || row.minutes || row.nrt)) {
    errors[`v-${code}`] = say.unrated;
  } else if (row.value !== null && row.why) errors[`v-${code}`] = say.both;
  const minutes = wholeNumber(rt);
  if (rt && (minutes === null || minutes > settings.limits.minutes)) errors[`rt-${code}`] = say.minutes;
  else if (how && !minutes) errors[`rt-${code}`] = say.noMinutes;
  else if (minutes && !how) errors[`how-${code}`] = say.how;
  const written = lengthOf(row.comment);
  const least = settings.rule.minChars;
  const recorded = row.value !== null || row.why;
  if (written > settings.limits.text) errors[`n-${code}`] = say.tooLong;
  else if (recorded && asksComment(settings.rule, row) && written < least) {
    errors[`n-${code}`] = fill(written ? say.shortComment : say.noComment, { least, written });
  }
  const failing = row.value !== null && row.value < settings.scale.acceptable;
  if (row.nrt && !(failing && settings.trained.includes(code))) errors[`nrt-${code}`] = say.nrt;
  return errors;
}

function checkNarratives(values, settings) {
  const say = settings.mending;
  const errors = {};
  for (const name of ["best", "least"]) {
    if (tidy(values[`${name}_c`]) && !tidy(values[name])) errors[name] = say.example;
  }
  if (NARRATED.includes(values.kind)) {
    const failing = rowsOf(values, settings).some(
      ({ value }) => value !== null && value < settings.scale.acceptable,
    );
    if (!tidy(values.best)) errors.best = say.best;
    if ((failing || settings.rule.least === "always") && !tidy(values.least)) errors.least = say.least;
  }
  for (const name of ["best", "least", "general", "amend_reason", ...REASONS]) {
    if (lengthOf(tidy(values[name])) > settings.limits.text) errors[name] = say.tooLong;
  }
  return errors;
}

/** Tell whether signing now misses the deadline: the next shift of the calendar, else some hours. */
export function isLate(values, settings, now) {
  const span = shiftSpan(values, settings.zone);
  if (!span) return false;
  const end = Date.parse(span.end);
  const { calendarFrom, shiftStarts, submitHours, graceHours } = settings.limits;
  const next = span.day >= calendarFrom && shiftStarts.find((start) => start > end);
  return now > (next || end + Math.min(submitHours, graceHours) * 3_600_000);
}

/**
 * Return {field: sentence} of everything to mend, in page order. now: milliseconds by the server's
 * clock as far as it is known; identifying: fields whose text holds a direct identifier.
 */
export function check(values, settings, { now, identifying }) {
  const say = settings.mending;
  let errors = checkShift(values, settings, now);
  for (const code of codesOf(settings)) errors = { ...errors, ...checkRow(values, code, settings) };
  errors = { ...errors, ...checkNarratives(values, settings) };
  if (settings.amends && !tidy(values.amend_reason)) errors.amend_reason = say.amend;
  if (isLate(values, settings, now) && !tidy(values.late_reason)) errors.late_reason = say.late;
  if (identifying.length && !tidy(values.identifier_reason)) {
    for (const name of identifying) errors[name] ??= say.identifier;
    errors.identifier_reason = say.identifierReason;
  }
  const inOrder = fieldNames(settings).filter((name) => errors[name]);
  return Object.fromEntries(inOrder.map((name) => [name, errors[name]]));
}

/** Return likely slips that deserve a second look and stop nobody (experience.md 1.3.6). */
export function unusualPatterns(values, settings, seconds) {
  const scores = rowsOf(values, settings).flatMap(({ value }) => (value === null ? [] : [value]));
  const notices = [];
  if (scores.length >= settings.limits.alike && new Set(scores).size === 1) {
    notices.push(fill(settings.texts.alike, { count: scores.length }));
  }
  if (scores.length && seconds < settings.limits.hurried) notices.push(settings.texts.hurried);
  return notices;
}

/** Return {rated, open} of some competencies. */
export function progress(values, codes) {
  const rated = codes.filter((code) => wholeNumber(values[`v-${code}`]) !== null).length;
  return { rated, open: codes.length - rated };
}

/** Say a number with its noun: settings.counted.rated is ["%(count)d calificada", "… calificadas"]. */
export function counted(forms, count) {
  return fill(forms[count === 1 ? 0 : 1], { count });
}

/** Return the values that two versions are compared by (evaluations/forms/review.py: compared). */
function compared(values, settings) {
  const result = {};
  for (const name of fieldNames(settings)) {
    if (!["shift_day", "amend_reason", "identifier_reason"].includes(name)) result[name] = tidy(values[name]);
  }
  if ((values.shift_day || "other") !== "other") result.shift_date = values.shift_day;
  for (const code of codesOf(settings)) if (result[`v-${code}`] === "no") result[`v-${code}`] = "";
  return result;
}

/** Return [{name, before, after}] of every field that a correction changes, in page order. */
export function changes(values, settings) {
  return Object.entries(compared(values, settings))
    .map(([name, after]) => ({ name, before: settings.base[name] ?? "", after }))
    .filter(({ before, after }) => before !== after);
}

export { notObserved };
