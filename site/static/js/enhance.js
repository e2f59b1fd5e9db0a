/*
 * Entry of every page. An element asks for what it needs: data-behaviour="submit-once other-name".
 * Behaviours of nearly every page stand here, because a request costs more than their lines do; each
 * other name is a file of behaviours/ (underscores for hyphens) that exports enhance(element) and is
 * fetched only where it is used. Every page works without any of them.
 */
const NAME = /^[a-z]+(-[a-z]+)*$/;
const ONE_YEAR = 365 * 24 * 3600;
const AT_HAND = {
  "colour-scheme": keepScheme,
  "error-summary": leadToErrors,
  "show-password": showPassword,
  "submit-once": submitOnce,
};

/** Start the behaviours of root and of everything below it, once per element. */
export function enhance(root = document) {
  for (const element of root.querySelectorAll("[data-behaviour]:not([data-enhanced])")) {
    element.dataset.enhanced = "";
    const names = element.dataset.behaviour.split(" ").filter((name) => NAME.test(name));
    Promise.all(names.map((name) => start(name, element))).then(() => {
      element.dataset.enhanced = "ready";
    });
  }
}

async function start(name, element) {
  try {
    const behaviour = AT_HAND[name]
      ?? (await import(`./behaviours/${name.replaceAll("-", "_")}.js`)).enhance;
    behaviour(element);
  } catch (problem) {
    // One broken behaviour must not take the others with it: the page works without any.
    console.error(`behaviour ${name}`, problem);
  }
}

/** Say something to assistive technology without moving the focus. */
export function announce(text) {
  const region = document.getElementById("status");
  if (region) region.textContent = text;
}

/**
 * A second tap on a slow line must not send the form twice; and after 400 ms the page says that it
 * is working, after 10 s that the line is slow (experience.md 1.0).
 */
function submitOnce(form) {
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

/** Move the focus to the summary, and from each of its links to the control and its label. */
function leadToErrors(summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const control = link && document.getElementById(link.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    // The label must be visible too, or nobody sees which question is asked.
    const question = control.closest("fieldset")?.querySelector("legend") ?? control.labels?.[0];
    (question ?? control).scrollIntoView();
    control.focus({ preventScroll: true });
  });
}

/** A button beside the password: typing ten characters blind on a cracked screen is a trap. */
function showPassword(row) {
  const input = row.querySelector("input");
  const button = document.createElement("button");
  const name = document.createElement("span");
  const word = document.createTextNode("");
  name.className = "hidden";
  name.textContent = ` ${row.dataset.named}`;
  button.type = "button";
  button.className = "button secondary";
  button.append(word, name);

  const show = (visible) => {
    input.type = visible ? "text" : "password";
    word.data = visible ? row.dataset.hide : row.dataset.show;
  };
  button.addEventListener("click", () => show(input.type === "password"));
  // Hidden again before sending, so that the browser offers to keep it as a password.
  input.form?.addEventListener("submit", () => show(false));
  show(false);
  row.append(button);
}

/** Keep the chosen scheme in a cookie: the server then paints the next page right at once. */
function keepScheme(fieldset) {
  fieldset.hidden = false;
  fieldset.addEventListener("change", ({ target }) => {
    const scheme = target.value;
    const age = scheme ? ONE_YEAR : 0;
    document.cookie = `scheme=${scheme};path=/;max-age=${age};samesite=lax`;
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
  });
}

enhance();
// Fragments that htmx swaps in bring their own behaviours.
document.addEventListener("htmx:load", (event) => enhance(event.target.parentNode ?? document));
