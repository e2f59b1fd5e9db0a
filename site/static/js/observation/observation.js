// The daily observation as screens: Turno → Competencias → groups → Narrativas → Revisar → Recibo.
// This file knows the way through the form; keeping, mending and signing have files of their own.
// See experience.md 1.3.

import { announce } from "../enhance.js";
import { enhance as countCharacters } from "../behaviours/character_count.js";
import { openDraft } from "./draft.js";
import { openGuard } from "./guard.js";
import { openKeeping } from "./keeping.js";
import { openMending } from "./mending.js";
import { controlsOf, icon, make, markError, readControl } from "./page.js";
import { codesOf } from "./payload.js";
import { drawReview } from "./review.js";
import { openRows } from "./rows.js";
import { checkShift, counted, isLate, progress, unusualPatterns } from "./rules.js";
import { openScreens } from "./screens.js";
import { openSigning } from "./signing.js";

const [SHIFT, LIST, TEXTS, REVIEW, RECEIPT] = ["turno", "competencias", "narrativas", "revisar", "recibo"];

export async function startObservation(form, settings) {
  const say = settings.texts;
  const main = document.getElementById("main");
  const next = document.getElementById("next");
  const back = document.querySelector(".back-link");
  const home = back.href;
  const groups = settings.groups.map(({ code }) => code);

  const sections = new Map([...form.querySelectorAll("[data-screen]")].map((one) => [one.dataset.screen, one]));
  const controls = controlsOf(sections.values());
  const groupOf = (code) => settings.groups.find(({ items }) => items.includes(code)).code;
  const legends = new Map(codesOf(settings).map((code) => [
    code, sections.get(groupOf(code)).querySelector(`#rating-${CSS.escape(code)} legend`).firstChild.textContent.trim(),
  ]));
  for (const [name, title] of [[REVIEW, say.review], [RECEIPT, say.receipt]]) {
    sections.set(name, make("section", { class: "flow", "data-screen": name, "data-title": title }));
  }

  const values = {};
  const state = { started: Date.now(), signed: null, delivered: false, busy: false, reviewing: false, offsetMs: null };
  const draft = openDraft(`${settings.author}:${settings.amends ?? settings.assignment}`);
  const desk = {
    settings, controls, legends, values, state, draft, guard: openGuard(),
    now: () => Date.now() + (state.offsetMs ?? 0),
  };
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
  const keeping = openKeeping(desk, document.getElementById("saved"));
  const mending = openMending(desk, screens);
  const signing = openSigning(desk, {
    keeping, mending, screens, button, review,
    names: { list: LIST, receipt: RECEIPT }, section: sections.get(RECEIPT),
  });
  const rows = openRows(settings, controls, { set: keeping.set });

  const fromServer = mending.takeServerErrors();
  keeping.read();
  // What comes back from the server is newer than any draft.
  const kept = fromServer ? null : await draft.read();
  if (kept) keeping.restore(kept);
  rows.restore(values);

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusin", watchText);
  main.addEventListener("click", followTask);
  next.type = "button";
  next.addEventListener("click", forward);
  document.addEventListener("visibilitychange", () => document.hidden && keeping.flush());
  window.addEventListener("pagehide", keeping.flush);
  window.addEventListener("beforeunload", (event) => {
    if (keeping.atRisk) event.preventDefault();
  });

  screens.begin();
  if (state.signed) signing.send();
  else if (fromServer && screens.current !== REVIEW) review();
  else if (kept) announce(say.restored);

  // Typing ------------------------------------------------------------------------------------

  function changed({ target }) {
    const { name } = target;
    if (!controls.has(name)) return;
    const value = readControl(controls.get(name));
    if (value === values[name]) return;
    const cleared = name.startsWith("v-") && Number(values[name]) && !Number(value);
    values[name] = value;
    rows.touched(name, values);
    if (name === "shift_day") showOtherDay();
    mending.forget(name);
    if (cleared) announce(say.cleared);
    keeping.later();
  }

  /** Screens come and go, so a text is counted and watched from the moment somebody enters it. */
  function watchText({ target }) {
    if (!target.matches("textarea[data-victim-guard]") || target.dataset.watched) return;
    target.dataset.watched = "1";
    target.dataset.limit ??= settings.limits.soft;
    Object.assign(target.dataset, { left: say.left, over: say.over });
    countCharacters(target);
    desk.guard.watch(target);
  }

  // Screens -----------------------------------------------------------------------------------

  function shown(name) {
    mending.clear();
    const label = { [SHIFT]: say.start, [LIST]: say.reviewAndSign, [TEXTS]: say.reviewAndSign };
    label[REVIEW] = settings.amends ? say.signCorrection : say.sign;
    button(label[name] ?? say.continue, false);
    if (name === LIST) drawProgress();
    // By the arrow of the phone or a reload: what stood there may be out of date.
    if (name === REVIEW && !state.reviewing) review();
    if (name === SHIFT) showOtherDay();
    if (name === TEXTS && isLate(values, settings, desk.now())) form.querySelector("#reasons").open = true;
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
    const status = (name) => form.querySelector(`[data-status="${CSS.escape(name)}"]`);
    for (const { code, items } of settings.groups) {
      const { rated, open } = progress(values, items);
      status(code).textContent = `${counted(settings.counted.rated, rated)}, ${counted(settings.counted.open, open)}`;
    }
    status(TEXTS).textContent = values.best.trim() ? say.written : say.notWritten;
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
    if (current === REVIEW) return signing.sign();
    if (current === RECEIPT) return state.delivered ? location.assign(home) : signing.send();
    const place = groups.indexOf(current);
    if (place < 0) return review();
    return screens.show(groups[place + 1] ?? TEXTS);
  }

  function leaveShift() {
    const errors = checkShift(values, settings, desk.now());
    if (settings.amends && !values.amend_reason.trim()) errors.amend_reason = settings.mending.amend;
    mending.mark(errors);
    if (!Object.keys(errors).length) screens.show(LIST);
    else mending.summarise(errors);
  }

  /** Show the review; with errors above it where something must be mended first. */
  async function review(errors) {
    const found = errors ?? (await mending.problems());
    const seconds = (Date.now() - state.started) / 1000;
    const complete = !Object.keys(found).length;
    mending.mark(found);
    sections.get(REVIEW).replaceChildren(drawReview(values, settings, {
      competency: (code) => legends.get(code),
      go: mending.goTo,
      notices: complete ? unusualPatterns(values, settings, seconds) : [],
      attestation: settings.attestationText,
    }));
    if (screens.current !== REVIEW) {
      state.reviewing = true;
      screens.show(REVIEW);
      state.reviewing = false;
    }
    if (found.confirm) markError("confirm", [document.getElementById("confirm")], found.confirm, say.error);
    if (!complete) mending.summarise(found);
  }
}
