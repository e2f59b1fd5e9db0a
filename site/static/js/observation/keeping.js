// One object of values is the truth of the form, and the draft follows it: what was typed is kept
// within 300 ms and comes back after a reload, with the signature if there was one.

import { readControl, writeControl } from "./page.js";
import { localTime } from "./payload.js";
import { fill } from "./rules.js";

const SAVE_AFTER = 250; // milliseconds; the promise is 300

/**
 * desk: {settings, controls, draft, values, state}; saved: the element that says when it was kept.
 * Returns {set, read, restore, save, later, flush, atRisk, remove}.
 */
export function openKeeping({ settings, controls, draft, values, state }, saved) {
  const say = settings.texts;
  let pending;

  function set(name, value) {
    values[name] = value;
    if (controls.has(name)) writeControl(controls.get(name), value);
  }

  /** Take the values of the page as the server drew it. */
  function read() {
    for (const [name, list] of controls) values[name] = readControl(list);
  }

  /** Put a draft over them. */
  function restore(kept) {
    state.started = kept.started ?? state.started;
    state.signed = kept.signed ?? null;
    for (const [name, value] of Object.entries(kept.values ?? {})) if (controls.has(name)) set(name, value);
    const day = kept.values?.shift_day;
    if (day && day !== "other" && readControl(controls.get("shift_day")) !== day) {
      // A draft of another day: its chip is gone, its date is not.
      set("shift_day", "other");
      set("shift_date", day);
    }
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

  return {
    set,
    read,
    restore,
    save,
    later() {
      clearTimeout(pending);
      pending = setTimeout(save, SAVE_AFTER);
    },
    /** The page may go away at any moment now. */
    flush() {
      if (pending) save();
    },
    /** Whether closing the page would lose something. */
    get atRisk() {
      return Boolean(state.signed || saved.dataset.failed);
    },
    /** The server has it: nothing is left on this phone. */
    async remove() {
      await draft.remove();
      saved.hidden = true;
      delete saved.dataset.failed;
    },
  };
}
