// From what was typed to the bytes that are signed. Pure: no page, no network, no rule.
// The twin of evaluations/payload.py, function by function; a browser test holds both to the same
// result. `values` is {field name: text} with the names of the form; `settings` is the data block
// of the page.

const BLANK_ENDS = /^[ \t\r\n\u00a0\ufeff]+|[ \t\r\n\u00a0\ufeff]+$/g;

/**
 * Return a text as it is signed: line feeds only, nothing blank at the ends. Half a surrogate pair
 * is no Unicode text and would not survive the way.
 */
export function tidy(text) {
  return (text ?? "").replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r\n?/g, "\n").replace(BLANK_ENDS, "");
}

/** Return a whole number of up to four digits, or null. */
export function wholeNumber(text) {
  return /^\d{1,4}$/.test(tidy(text)) ? Number(tidy(text)) : null;
}

/** Return a number with at most one decimal, written with point or comma, or null. */
export function decimalNumber(text) {
  const found = /^(\d{1,4})(?:\.(\d))?$/.exec(tidy(text).replaceAll(",", "."));
  return found ? Number(found[1]) + Number(found[2] ?? 0) / 10 : null;
}

/** Return what was typed about one competency. */
export function rowOf(values, code, settings) {
  const minutes = wholeNumber(values[`rt-${code}`]) ?? 0;
  return {
    code,
    value: wholeNumber(values[`v-${code}`]),
    why: tidy(values[`why-${code}`]),
    comment: tidy(values[`n-${code}`]),
    minutes,
    how: minutes ? tidy(values[`how-${code}`]) : "",
    nrt: values[`nrt-${code}`] === "1",
    mode: tidy(values[`mode-${code}`]) || (settings.modeOfKind[values.kind] ?? "field"),
  };
}

/** Return every competency code in form order. */
export function codesOf(settings) {
  return settings.groups.flatMap((group) => group.items);
}

/** Return the rows that enter the record: a value, or «not observed» with its reason. */
export function rowsOf(values, settings) {
  return codesOf(settings)
    .map((code) => rowOf(values, code, settings))
    .filter((row) => row.value !== null || row.why);
}

/** Return the codes that will read as «not observed» because nothing was said. */
export function notObserved(values, settings) {
  const recorded = new Set(rowsOf(values, settings).map((row) => row.code));
  return codesOf(settings).filter((code) => !recorded.has(code));
}

/** Return the day on which the shift started as YYYY-MM-DD, or null. */
export function shiftDate(values) {
  const chosen = values.shift_day || "other";
  const day = chosen === "other" ? values.shift_date : chosen;
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? "") && !Number.isNaN(Date.parse(day)) ? day : null;
}

function clockTime(text) {
  return /^(?:[01]\d|2[0-3]):[0-5]\d/.test(text ?? "") ? text.slice(0, 5) : null;
}

/** Return the wall clock of a zone at a moment, as if it were UTC, in milliseconds. */
function wallClock(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(moment);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
}

/** Return the date and time of a zone at a moment: {day: "YYYY-MM-DD", time: "HH:MM"}. */
export function localTime(moment, zone) {
  const text = new Date(wallClock(moment, zone)).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

function withOffset(day, time, zone) {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  let offset = wallClock(asUtc, zone) - asUtc;
  offset = wallClock(asUtc - offset, zone) - (asUtc - offset);
  const minutes = Math.abs(offset) / 60_000;
  const two = (number) => String(number).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return `${day}T${time}:00${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Return {day, start, end} of a shift; an end before the start is the next day. null if unread. */
export function shiftSpan(values, zone) {
  const [day, start, end] = [shiftDate(values), clockTime(values.shift_start), clockTime(values.shift_end)];
  if (!day || !start || !end) return null;
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return {
    day,
    start: withOffset(day, start, zone),
    end: withOffset(end > start ? day : next, end, zone),
  };
}

/** Return the hours of a span with one decimal, halves upwards. */
export function spanHours({ start, end }) {
  return Math.floor((Date.parse(end) - Date.parse(start)) / 360_000 + 0.5) / 10;
}

function signedRow(row) {
  const said = row.value !== null ? { v: row.value } : { no: "explicit", why_no: row.why };
  return {
    c: row.code, ...said, n: row.comment, nrt: row.nrt,
    rem_min: row.minutes, rem_how: row.how, mode: row.mode,
  };
}

function example(values, name) {
  const text = tidy(values[name]);
  return text ? { c: tidy(values[`${name}_c`]) || null, text } : null;
}

/**
 * Return the object of observation-1.json. clock: {signedAt (Date), offsetMs, offsetAge} with nulls
 * where the server could not be asked for its time.
 */
export function observationPayload(values, settings, { id, confirmed, clock }) {
  const span = shiftSpan(values, settings.zone);
  return {
    proto: 1,
    id,
    author: settings.author,
    assignment: settings.assignment,
    trainee: settings.trainee,
    form: settings.form,
    amends: settings.amends,
    clock: {
      signed_at: clock.signedAt.toISOString(),
      offset_ms: clock.offsetMs,
      offset_age_s: clock.offsetAge,
    },
    kind: values.kind,
    shift: {
      date: span.day, start: span.start, end: span.end, tz: settings.zone,
      hours: decimalNumber(values.hours) || spanHours(span),
    },
    amend_reason: tidy(values.amend_reason) || null,
    late_reason: tidy(values.late_reason) || null,
    identifier_reason: tidy(values.identifier_reason) || null,
    confirm_not_observed: notObserved(values, settings).length > 0 && confirmed,
    ratings: rowsOf(values, settings).map(signedRow),
    narrative: {
      best: example(values, "best") ?? { c: null, text: "" },
      least: example(values, "least"),
      general: tidy(values.general) || null,
    },
    attest: { text_id: settings.attestation, method: "session" },
  };
}

/** Return {bytes, hex, base64} of a signed text. */
export async function sealed(text) {
  const bytes = new TextEncoder().encode(text);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return {
    bytes,
    hex: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    base64: btoa(String.fromCharCode(...digest)),
  };
}
