/*
 * Entry of every page. An element asks for what it needs: data-behaviour="submit-once other-name".
 * Each name is a file of behaviours/ (underscores for hyphens) that exports enhance(element); it is
 * fetched only where it is used, and every page works without it.
 */
const NAME = /^[a-z]+(-[a-z]+)*$/;

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
    const behaviour = await import(`./behaviours/${name.replaceAll("-", "_")}.js`);
    behaviour.enhance(element);
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

enhance();
// Fragments that htmx swaps in bring their own behaviours.
document.addEventListener("htmx:load", (event) => enhance(event.target.parentNode ?? document));
