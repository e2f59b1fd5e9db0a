// From «Firmar y enviar» to the receipt. Nothing leaves the draft before a receipt names its bytes.

import { notObserved } from "./payload.js";
import { session } from "./send.js";
import { sendSigned, signatureOf } from "./sending.js";

const CLOCK_WAIT = 8; // seconds to ask the server for its time before signing without it

/**
 * desk: {settings, values, state}; steps: {keeping, mending, screens, button(label, busy),
 * review(errors), names: {list, receipt}, section of the receipt}. Returns {sign, send}.
 */
export function openSigning({ settings, values, state }, steps) {
  const { keeping, mending, screens, button, review, names, section } = steps;
  const say = settings.texts;

  async function sign() {
    state.busy = true;
    button(say.sending, true);
    const known = await session(CLOCK_WAIT);
    state.offsetMs = known.offsetMs ?? null;
    const errors = await mending.problems();
    const confirmed = document.getElementById("confirm")?.checked ?? false;
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
    await keeping.save();
    screens.show(names.receipt, { replace: true });
    await send();
  }

  async function send() {
    if (state.busy) return;
    state.busy = true;
    await sendSigned(state.signed, settings, {
      section,
      title: screens.title,
      next: button,
      async delivered({ id }) {
        await keeping.remove();
        state.signed = null;
        state.delivered = true;
        // A reload shows the receipt again and not an empty form.
        history.replaceState(null, "", settings.urls.receipt.replace(/[0-9a-f-]{36}/, id));
      },
      reopen() {
        state.signed = null;
        keeping.save();
        screens.show(names.list, { replace: true });
      },
    });
    state.busy = false;
    document.getElementById("screen-title").focus({ preventScroll: true });
  }

  return { sign, send };
}
