// What a pattern cannot say: check digits, offices that exist, dates, allowed numbers.
// The browser's copy of site/interface/victim_guard/checks.py, function by function; a test holds
// both to the same findings. A candidate has: folded, digits, isNear(cue, side, gap), reading.

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const LONGEST_YEAR_RANGE = 20;
const NEAR = 20;

export const REPORT = Object.freeze({ report: true, occupy: true, country: null });
export const REJECT = Object.freeze({ report: false, occupy: false, country: null });
const ALLOW = Object.freeze({ report: false, occupy: true, country: null });

const reportIf = (condition) => (condition ? REPORT : REJECT);
const number = (digits) => Number(digits.join(""));
const remainder = (value, modulus) => ((value % modulus) + modulus) % modulus;
const isBetween = (value, least, most) => least <= value && value <= most;

function weighted(digits, weights) {
  return weights.reduce((sum, weight, place) => sum + weight * digits[place], 0);
}

function officeExists(department, municipality, maxima) {
  return (
    isBetween(department, 1, maxima.length) && isBetween(municipality, 1, maxima[department - 1])
  );
}

function hnDni({ digits, reading }) {
  const maxima = reading.book.tables.hn_municipalities;
  const year = number(digits.slice(4, 8));
  return reportIf(
    officeExists(number(digits.slice(0, 2)), number(digits.slice(2, 4)), maxima) &&
      isBetween(year, FIRST_YEAR, reading.year),
  );
}

function gtCui({ digits, reading }) {
  const { gt_cui_weights: weights, gt_municipalities: maxima } = reading.book.tables;
  const rest = weighted(digits, weights) % 11;
  return reportIf(
    (rest === 10 ? 0 : rest) === digits[8] &&
      officeExists(number(digits.slice(9, 11)), number(digits.slice(11, 13)), maxima),
  );
}

function svDui({ digits, folded, isNear, reading }) {
  const total = weighted(digits, reading.book.tables.sv_dui_weights);
  if (digits.every((digit) => digit === 0) || (10 - (total % 10)) % 10 !== digits[8]) return REJECT;
  return reportIf(folded.includes("-") || digits[0] === 0 || isNear("dui", "either", NEAR));
}

function svNit({ digits, reading }) {
  const { sv_nit_old_weights: old, sv_nit_new_weights: recent } = reading.book.tables;
  const expected =
    number(digits.slice(10, 13)) <= 100
      ? remainder(weighted(digits, old), 11) % 10
      : remainder(-weighted(digits, recent), 11) % 10;
  return reportIf(expected === digits[13]);
}

function mail({ folded, reading }) {
  const domain = folded.slice(folded.lastIndexOf("@") + 1);
  const isExempt = (exempt) => domain === exempt || domain.endsWith(`.${exempt}`);
  return reading.exemptMailDomains.some(isExempt) ? ALLOW : REPORT;
}

function fullDate({ folded }) {
  const parts = folded.split(/[./-]/);
  const [year, month, day] = parts[0].length === 4 ? parts : parts.reverse();
  return reportIf(
    (year.length === 2 || isBetween(Number(year), FIRST_YEAR, LAST_YEAR)) &&
      isBetween(Number(month), 1, 12) &&
      isBetween(Number(day), 1, 31),
  );
}

function phone({ digits, folded, isNear, reading }) {
  const written = digits.join("");
  const code = written.slice(0, -8);
  const national = written.slice(-8);
  const countries = reading.book.tables.calling_codes;
  const possible = Object.keys(countries)
    .filter((each) => code === "" || code === each)
    .map((each) => `+${each}${national}`);
  if ([national, ...possible].some((each) => reading.allowedPhones.has(each))) return ALLOW;
  if (code) return { ...REPORT, country: countries[code] };
  if (isNear("phone", "either", NEAR)) return REPORT;
  return reportIf(
    !readsAsDate(national) &&
      !isYearRange(folded) &&
      !isNear("document_number", "before", 2) &&
      !isNear("hours", "after", 2),
  );
}

function readsAsDate(eight) {
  const readings = [
    [eight.slice(0, 4), eight.slice(4, 6), eight.slice(6)],
    [eight.slice(4), eight.slice(2, 4), eight.slice(0, 2)],
  ];
  return readings.some(
    ([year, month, day]) =>
      isBetween(Number(year), FIRST_YEAR, LAST_YEAR) &&
      isBetween(Number(month), 1, 12) &&
      isBetween(Number(day), 1, 31),
  );
}

function isYearRange(written) {
  if (written.length !== 9) return false;
  const [first, last] = [Number(written.slice(0, 4)), Number(written.slice(5))];
  return (
    FIRST_YEAR <= first && first <= last && last <= Math.min(LAST_YEAR, first + LONGEST_YEAR_RANGE)
  );
}

export const CHECKS = Object.freeze({
  hn_dni: hnDni,
  gt_cui: gtCui,
  sv_dui: svDui,
  sv_nit: svNit,
  mail,
  full_date: fullDate,
  phone,
});
