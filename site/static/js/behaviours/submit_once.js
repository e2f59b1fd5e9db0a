import { announce } from "../enhance.js";

/**
 * A second tap on a slow line must not send the form twice; and after 400 ms the page says that it
 * is working, after 10 s that the line is slow (experience.md 1.0).
 */
export function enhance(form) {
  let timers = [];

  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const { loading, slow } = document.body.dataset;
    event.submitter?.setAttribute("aria-disabled", "true");
    timers = [
      setTimeout(() => announce(loading), 400),
      setTimeout(() => announce(`${loading} ${slow}`), 10_000),
    ];
  });

  // Coming back with the browser's arrow restores the page as it was left: open it again.
  window.addEventListener("pageshow", () => {
    delete form.dataset.sent;
    timers.forEach(clearTimeout);
    announce("");
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  });
}
