import { announce } from "../enhance.js";

const NEAR = 0.8;

/** Count near the limit only, and never cut: text over the limit stays until the person shortens it. */
export function enhance(area) {
  const limit = Number(area.dataset.limit);
  const counter = document.createElement("p");
  counter.className = "counter";
  area.after(counter);
  let pending;

  const count = () => {
    const left = limit - area.value.length;
    const words = left < 0 ? area.dataset.over : area.dataset.left;
    counter.textContent = area.value.length < limit * NEAR ? "" : words.replace("{n}", Math.abs(left));
  };
  area.addEventListener("input", () => {
    count();
    clearTimeout(pending);
    pending = setTimeout(() => counter.textContent && announce(counter.textContent), 1000);
  });
  count();
}
