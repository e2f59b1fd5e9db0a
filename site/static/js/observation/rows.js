// What a rating row does when it is touched: the comment opens when the rule asks for it, the anchor
// of the chosen number is marked. It never moves the screen and never fills in a score.

import { rowOf } from "./payload.js";
import { asksComment, fill } from "./rules.js";

const REST = ["rt", "how", "nrt", "mode", "why"];
const PARTS = ["v", "n", ...REST];

/** controls: Map of the form's controls by name. Returns {touched(name, values), restore(values)}. */
export function openRows(settings, controls, { set }) {
  const prompts = new Map();

  function draw(code, values) {
    const row = rowOf(values, code, settings);
    const [first] = controls.get(`v-${code}`);
    const fieldset = first.closest("fieldset");
    for (const anchor of fieldset.querySelectorAll(".anchors > div")) {
      const value = Number(anchor.querySelector("dt").textContent);
      anchor.classList.toggle("chosen", value === row.value);
    }
    const comment = fieldset.querySelector(".rating-comment");
    const rest = fieldset.querySelector(".rating-rest");
    const hint = comment.querySelector(".hint");
    if (!prompts.has(code)) prompts.set(code, hint.textContent);
    const asks = asksComment(settings.rule, row);
    const needed = fill(settings.texts.commentNeeded, { least: settings.rule.minChars });
    hint.textContent = asks ? `${needed} ${prompts.get(code)}` : prompts.get(code);
    return { comment, rest, asks };
  }

  return {
    /** A control of the row changed. */
    touched(name, values) {
      const [part, ...rest] = name.split("-");
      const code = rest.join("-");
      if (!code || !PARTS.includes(part)) return;
      // A number and a reason for «no observado» exclude each other: the last word counts.
      if (part === "v" && Number(values[name])) set(`why-${code}`, "");
      if (part === "why" && values[name] && Number(values[`v-${code}`])) set(`v-${code}`, "no");
      const { comment, asks } = draw(code, values);
      if (asks) comment.open = true;
      else if (part === "v" && !values[`n-${code}`]) comment.open = false;
    },
    /** Values came back from a draft: open what holds something. */
    restore(values) {
      for (const name of controls.keys()) {
        if (!name.startsWith("v-")) continue;
        const code = name.slice(2);
        const { comment, rest, asks } = draw(code, values);
        if (asks || values[`n-${code}`]) comment.open = true;
        if (REST.some((part) => values[`${part}-${code}`])) rest.open = true;
      }
    },
  };
}
