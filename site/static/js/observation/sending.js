// Sign, keep the bytes, deliver them, show the receipt. Between the signature and a verified receipt
// the bytes stay in the draft, whatever happens to the line, the page or the session.

import { localTime, observationPayload, sealed } from "./payload.js";
import { fill } from "./rules.js";
import { icon, make } from "./page.js";
import { deliver } from "./send.js";
import { uuid7 } from "./uuid7.js";

/** Return what is kept of a signature: the text whose bytes are signed, and when. */
export function signatureOf(values, settings, { confirmed, offsetMs }) {
  const signedAt = new Date();
  const id = uuid7();
  const clock = { signedAt, offsetMs, offsetAge: offsetMs === null ? null : 0 };
  const payload = observationPayload(values, settings, { id, confirmed, clock });
  return { id, author: settings.author, at: signedAt.getTime(), text: JSON.stringify(payload) };
}

/**
 * Send what was signed and draw the receipt screen as things go. section: where to draw;
 * say: {title(words), next(label, busy)}; after: {delivered(receipt), reopen()}.
 */
export async function sendSigned(signature, settings, { section, title, next, delivered, reopen }) {
  const words = settings.texts;
  const time = (moment) => localTime(moment, settings.zone).time;

  title(words.unsent);
  next(words.sending, true);
  section.replaceChildren(make("p", {}, fill(words.signedAt, { time: time(signature.at) })));

  const seal = await sealed(signature.text);
  const result = await deliver({ ...seal, id: signature.id, author: signature.author });
  if (result.receipt) {
    await delivered(result.receipt);
    drawReceipt(result);
    next(words.home, false);
  } else {
    drawFailure(result);
    next(words.retry, false);
  }
  return result;

  function drawReceipt({ receipt, repeated }) {
    const held = receipt.holds.length > 0;
    title(fill(words.received, { time: time(Date.parse(receipt.received_at)) }));
    const number = make("p", {}, `${words.receipt} `, make("span", { class: "receipt-number" }, receipt.receipt));
    const about = held ? words.afterHeld : fill(words.afterFiled, { trainee: settings.traineeName });
    const box = make("div", { class: "receipt", role: "status" }, number, make("p", {}, about));
    if (!held) box.append(make("p", {}, words.seenBy));
    if (repeated) box.append(make("p", {}, words.receivedBefore));
    // There it says for how long the signature may be taken back.
    const href = settings.urls.receipt.replace(/[0-9a-f-]{36}/, signature.id);
    section.replaceChildren(box, make("p", { class: "onward" }, make("a", { href }, words.takeBack)));
    if (!held) return;
    const reasons = receipt.holds.map(({ text }) => make("li", {}, text));
    section.append(make("p", {}, words.held), make("ul", {}, ...reasons));
  }

  function drawFailure({ failure, detail }) {
    const text = fill(settings.failures[failure], { detail });
    const notice = make("div", { class: "notice tone-warn", role: "alert" }, icon("warn"), make("div", {}, make("p", {}, text)));
    section.append(notice);
    if (failure === "sign_in" || failure === "other_person") {
      const link = make("a", { href: settings.urls.sign_in, target: "_blank", rel: "noopener" }, words.signIn);
      notice.lastChild.append(make("p", {}, link));
    }
    if (failure === "refused") {
      const back = make("button", { type: "button", class: "button secondary" }, words.backToForm);
      back.addEventListener("click", reopen);
      section.append(back);
    }
  }
}
