// What is wrong, said at the field and in the summary above, and the way from one to the other.

import { errorSummary, focusField, markError } from "./page.js";
import { check } from "./rules.js";

/**
 * desk: {settings, controls, values, guard, legends, now}; screens: as openScreens returns.
 * Returns {problems, mark, takeServerErrors, forget, summarise, clear, goTo}.
 */
export function openMending({ settings, controls, values, guard, legends, now }, screens) {
  const say = settings.texts;
  const main = document.getElementById("main");
  let marked = [];

  const write = (name, text) => controls.has(name) && markError(name, controls.get(name), text, say.error);
  const clear = () => main.querySelector(".error-summary")?.remove();

  /** Take the errors of the page as the server drew it away. Resolves to whether there were any. */
  function takeServerErrors() {
    const summary = main.querySelector(".error-summary");
    if (!summary) return false;
    summary.remove();
    for (const name of controls.keys()) write(name, null);
    return summary.querySelector("a") !== null;
  }

  /** Resolve to {field: sentence} of everything to mend before signing. */
  async function problems() {
    const texts = [...controls].filter(([, [one]]) => one.tagName === "TEXTAREA").map(([name]) => name);
    const watched = texts.filter((name) => name !== "identifier_reason");
    const identifying = await guard.identifying(Object.fromEntries(watched.map((name) => [name, values[name]])));
    return check(values, settings, { now: now(), identifying });
  }

  /** Write every error at its field, and take the earlier ones away. */
  function mark(errors) {
    for (const name of marked) write(name, null);
    marked = Object.keys(errors);
    for (const name of marked) write(name, errors[name]);
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

  function summarise(errors) {
    clear();
    const lines = Object.entries(errors).map(([name, text]) => {
      const code = name.replace(/^[a-z]+-/, "");
      const href = name === "session" ? settings.urls.sign_in : undefined;
      return { name, href, text: legends.has(code) ? `${code}: ${text}` : text };
    });
    const summary = errorSummary(lines, say.problem, goTo);
    main.prepend(summary);
    screens.retitle(`${say.error} `);
    window.scrollTo(0, 0);
    summary.focus();
  }

  return {
    problems,
    mark,
    takeServerErrors,
    /** The field was changed: its error is out of date. */
    forget: (name) => marked.includes(name) && write(name, null),
    summarise,
    clear,
    goTo,
  };
}
