// The daily observation as screens: Turno → Competencias → groups → Narrativas → Revisar → Recibo.
// One object of values is the truth; screens only show it. See experience.md 1.3.

import { announce } from "../enhance.js";
import { enhance as countCharacters } from "../behaviours/character_count.js";
import { openDraft } from "./draft.js";
import { openGuard } from "./guard.js";
import {
  controlsOf, errorSummary, focusField, icon, make, markError, readControl, writeControl,
} from "./page.js";
import { codesOf, localTime, notObserved } from "./payload.js";
import { drawReview } from "./review.js";
import { openRows } from "./rows.js";
import { check, checkShift, counted, fill, isLate, progress, unusualPatterns } from "./rules.js";
import { openScreens } from "./screens.js";
import { session } from "./send.js";
import { sendSigned, signatureOf } from "./sending.js";

const [SHIFT, LIST, TEXTS, REVIEW, RECEIPT] = ["turno", "competencias", "narrativas", "revisar", "recibo"];
const SAVE_AFTER = 250; // milliseconds; the promise is 300
const CLOCK_WAIT = 8; // seconds to ask the server for its time before signing without it

export async function startObservation(form, settings) {
  const say = settings.texts;
  const main = document.getElementById("main");
  const next = document.getElementById("next");
  const saved = document.getElementById("saved");
  const back = document.querySelector(".back-link");
  const home = back.href;
  const attestation = settings.attestationText;
  const groups = settings.groups.map(({ code }) => code);

  const sections = new Map([...form.querySelectorAll("[data-screen]")].map((one) => [one.dataset.screen, one]));
  const controls = controlsOf(sections.values());
  const legends = new Map(codesOf(settings).map((code) => [
    code, sections.get(groupOf(code)).querySelector(`#rating-${CSS.escape(code)} legend`).firstChild.textContent.trim(),
  ]));
  for (const [name, title] of [[REVIEW, say.review], [RECEIPT, say.receipt]]) {
    sections.set(name, make("section", { class: "flow", "data-screen": name, "data-title": title }));
  }

  const draft = openDraft(`${settings.author}:${settings.amends ?? settings.assignment}`);
  const guard = openGuard();
  const values = {};
  const state = { started: Date.now(), signed: null, delivered: false, busy: false, reviewing: false, offsetMs: null, marked: [] };
  let pending;

  const rows = openRows(settings, controls, { set });
  const fromServer = takeServerErrors();
  // What comes back from the server is newer than any draft.
  const kept = fromServer ? null : await draft.read();
  restore(kept);

  const screens = openScreens({
    sections,
    host: form,
    heading: document.getElementById("screen-title"),
    allowed: (name) => {
      if (state.signed || state.delivered) return RECEIPT;
      return name === RECEIPT ? LIST : name;
    },
    shown,
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusin", ({ target }) => {
    if (!target.matches("textarea[data-victim-guard]") || target.dataset.watched) return;
    target.dataset.watched = "1";
    target.dataset.limit ??= settings.limits.soft;
    Object.assign(target.dataset, { left: say.left, over: say.over });
    countCharacters(target);
    guard.watch(target);
  });
  main.addEventListener("click", followTask);
  next.type = "button";
  next.addEventListener("click", forward);
  document.addEventListener("visibilitychange", () => document.hidden && pending && save());
  window.addEventListener("pagehide", () => pending && save());
  window.addEventListener("beforeunload", (event) => {
    if (state.signed || saved.dataset.failed) event.preventDefault();
  });

  screens.begin();
  if (state.signed) send();
  else if (fromServer && screens.current !== REVIEW) review();
  else if (kept) announce(say.restored);

  // Values ------------------------------------------------------------------------------------

  function groupOf(code) {
    return settings.groups.find(({ items }) => items.includes(code)).code;
  }

  function set(name, value) {
    values[name] = value;
    if (controls.has(name)) writeControl(controls.get(name), value);
  }

  function restore(draftKept) {
    for (const [name, list] of controls) values[name] = readControl(list);
    if (!draftKept) return rows.restore(values);
    state.started = draftKept.started ?? state.started;
    state.signed = draftKept.signed ?? null;
    for (const [name, value] of Object.entries(draftKept.values ?? {})) if (controls.has(name)) set(name, value);
    const day = draftKept.values?.shift_day;
    if (day && day !== "other" && readControl(controls.get("shift_day")) !== day) {
      // A draft of another day: its chip is gone, its date is not.
      set("shift_day", "other");
      set("shift_date", day);
    }
    return rows.restore(values);
  }

  function changed({ target }) {
    const { name } = target;
    if (!controls.has(name)) return;
    const value = readControl(controls.get(name));
    if (value === values[name]) return;
    const cleared = name.startsWith("v-") && Number(values[name]) && !Number(value);
    values[name] = value;
    rows.touched(name, values);
    if (name === "shift_day") showOtherDay();
    if (state.marked.includes(name)) markError(name, controls.get(name), null);
    if (cleared) announce(say.cleared);
    clearTimeout(pending);
    pending = setTimeout(save, SAVE_AFTER);
  }

  async function save() {
    clearTimeout(pending);
    pending = undefined;
    const ok = await draft.write({
      values, started: state.started, signed: state.signed, form: settings.form.sha256,
    });
    const { time } = localTime(Date.now(), settings.zone);
    saved.hidden = false;
    saved.textContent = ok ? fill(say.saved, { time }) : say.notSaved;
    saved.classList.toggle("tone-warn", !ok);
    if (ok) delete saved.dataset.failed;
    else saved.dataset.failed = "1";
  }

  // Screens -----------------------------------------------------------------------------------

  function shown(name) {
    main.querySelector(".error-summary")?.remove();
    const label = { [SHIFT]: say.start, [LIST]: say.reviewAndSign, [TEXTS]: say.reviewAndSign };
    label[REVIEW] = settings.amends ? say.signCorrection : say.sign;
    button(label[name] ?? say.continue, false);
    if (name === LIST) {
      drawProgress();
      drawTexts();
    }
    // By the arrow of the phone or a reload: what stood there may be out of date.
    if (name === REVIEW && !state.reviewing) review();
    if (name === SHIFT) showOtherDay();
    if (name === TEXTS && isLate(values, settings, now())) form.querySelector("#reasons").open = true;
    back.hidden = name === RECEIPT;
    const [target, words] = { [SHIFT]: [home, say.home], [LIST]: [`#${SHIFT}`, say.shift] }[name] ?? [`#${LIST}`, say.competencies];
    back.href = target;
    back.replaceChildren(icon("back"), words);
  }

  function button(label, busy) {
    next.textContent = label;
    if (busy) next.setAttribute("aria-disabled", "true");
    else next.removeAttribute("aria-disabled");
  }

  function drawProgress() {
    for (const { code, items } of settings.groups) {
      const { rated, open } = progress(values, items);
      const words = `${counted(settings.counted.rated, rated)}, ${counted(settings.counted.open, open)}`;
      form.querySelector(`[data-status="${CSS.escape(code)}"]`).textContent = words;
    }
  }

  function drawTexts() {
    form.querySelector(`[data-status="${TEXTS}"]`).textContent = values.best.trim() ? say.written : say.notWritten;
  }

  function showOtherDay() {
    form.querySelector("[data-other-day]")?.toggleAttribute("hidden", values.shift_day !== "other");
  }

  /** Links of the task list lead to screens and not to places of a page. */
  function followTask(event) {
    const link = event.target.closest(".task-list a[href^='#']");
    if (!link) return;
    event.preventDefault();
    screens.show(link.hash.slice(1));
  }

  function forward() {
    if (state.busy) return undefined;
    const { current } = screens;
    if (current === SHIFT) return leaveShift();
    if (current === REVIEW) return sign();
    if (current === RECEIPT) return state.delivered ? location.assign(home) : send();
    const place = groups.indexOf(current);
    if (place < 0) return review();
    return screens.show(groups[place + 1] ?? TEXTS);
  }

  function leaveShift() {
    const errors = checkShift(values, settings, now());
    if (settings.amends && !values.amend_reason.trim()) errors.amend_reason = settings.mending.amend;
    mark(errors);
    if (!Object.keys(errors).length) screens.show(LIST);
    else summarise(errors);
  }

  // Checking ----------------------------------------------------------------------------------

  function now() {
    return Date.now() + (state.offsetMs ?? 0);
  }

  async function problems() {
    const texts = [...controls].filter(([, [one]]) => one.tagName === "TEXTAREA").map(([name]) => name);
    const watched = texts.filter((name) => name !== "identifier_reason");
    const identifying = await guard.identifying(Object.fromEntries(watched.map((name) => [name, values[name]])));
    return check(values, settings, { now: now(), identifying });
  }

  function mark(errors) {
    for (const name of state.marked) if (controls.has(name)) markError(name, controls.get(name), null);
    state.marked = Object.keys(errors);
    for (const name of state.marked) {
      if (controls.has(name)) markError(name, controls.get(name), errors[name], say.error);
    }
  }

  function summarise(errors) {
    main.querySelector(".error-summary")?.remove();
    const lines = Object.entries(errors).map(([name, text]) => {
      const code = name.replace(/^[a-z]+-/, "");
      const href = name === "session" ? settings.urls.sign_in : undefined;
      return { name, href, text: legends.has(code) ? `${code}: ${text}` : text };
    });
    const summary = errorSummary(lines, say.problem, goTo);
    main.prepend(summary);
    screens.title(sections.get(screens.current).dataset.title, `${say.error} `);
    window.scrollTo(0, 0);
    summary.focus();
  }

  function goTo(name) {
    if (!controls.has(name)) {
      document.getElementById(name)?.focus();
      return;
    }
    const target = screens.holding(controls.get(name)[0]);
    if (target !== screens.current) screens.show(target, { focus: false });
    focusField(controls.get(name));
  }

  async function review(errors) {
    const found = errors ?? (await problems());
    const seconds = (Date.now() - state.started) / 1000;
    const complete = !Object.keys(found).length;
    mark(found);
    sections.get(REVIEW).replaceChildren(drawReview(values, settings, {
      competency: (code) => legends.get(code),
      go: goTo,
      notices: complete ? unusualPatterns(values, settings, seconds) : [],
      attestation,
    }));
    if (screens.current !== REVIEW) {
      state.reviewing = true;
      screens.show(REVIEW);
      state.reviewing = false;
    }
    if (found.confirm) markError("confirm", [document.getElementById("confirm")], found.confirm, say.error);
    if (!complete) summarise(found);
  }

  // Signing -----------------------------------------------------------------------------------

  async function sign() {
    state.busy = true;
    button(say.sending, true);
    const known = await session(CLOCK_WAIT);
    state.offsetMs = known.offsetMs ?? null;
    const errors = await problems();
    const box = document.getElementById("confirm");
    const confirmed = box?.checked ?? false;
    if (notObserved(values, settings).length && !confirmed) errors.confirm = settings.mending.confirm;
    const stranger = known.user && known.user !== settings.author;
    if (known.failure === "sign_in" || stranger) errors.session = settings.failures[stranger ? "other_person" : "sign_in"];
    state.busy = false;
    if (Object.keys(errors).length) {
      await review(errors);
      if (confirmed) document.getElementById("confirm").checked = true;
      button(settings.amends ? say.signCorrection : say.sign, false);
      return;
    }
    state.signed = signatureOf(values, settings, { confirmed, offsetMs: state.offsetMs });
    await save();
    screens.show(RECEIPT, { replace: true });
    await send();
  }

  async function send() {
    if (state.busy) return;
    state.busy = true;
    await sendSigned(state.signed, settings, {
      section: sections.get(RECEIPT),
      title: screens.title,
      next: button,
      async delivered({ id }) {
        await draft.remove();
        state.signed = null;
        state.delivered = true;
        saved.hidden = true;
        delete saved.dataset.failed;
        // A reload shows the receipt again and not an empty form.
        history.replaceState(null, "", settings.urls.receipt.replace(/[0-9a-f-]{36}/, id));
      },
      reopen() {
        state.signed = null;
        save();
        screens.show(LIST, { replace: true });
      },
    });
    state.busy = false;
    document.getElementById("screen-title").focus({ preventScroll: true });
  }

  /** The page came back from the server with errors: this client says them itself. */
  function takeServerErrors() {
    const summary = main.querySelector(".error-summary");
    if (!summary) return false;
    summary.remove();
    for (const [name, list] of controls) markError(name, list, null);
    return summary.querySelector("a") !== null;
  }
}
