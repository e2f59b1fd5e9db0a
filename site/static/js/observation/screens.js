// One screen at a time. Sections that are not shown leave the document: a phone lays out one group of
// competencies and not thirty-four rows. The address names the screen, so the arrow of the phone
// goes back one screen and a reload comes back to it.

/**
 * options: {sections: Map name → element, host, heading, allowed(name) → name, shown(name)}.
 * Returns {show, begin, title, retitle, current, holding}.
 */
export function openScreens({ sections, host, heading, allowed, shown }) {
  const place = document.createComment("screen");
  const tail = document.title.replace(/^.*(?= – )/, "");
  let current;

  host.append(place);
  for (const section of sections.values()) {
    section.querySelector("h2")?.toggleAttribute("hidden", true);
    // Without script it is a place of the page; now the address must not scroll to it.
    section.removeAttribute("id");
    section.remove();
  }

  function named(hash) {
    const name = decodeURIComponent(hash.slice(1));
    return allowed(sections.has(name) ? name : [...sections.keys()][0]);
  }

  function draw(name, focus) {
    sections.get(current)?.remove();
    current = name;
    const section = sections.get(name);
    place.before(section);
    title(section.dataset.title);
    shown(name);
    if (!focus) return;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }

  function title(words, prefix = "") {
    heading.textContent = words;
    document.title = `${prefix}${words}${tail}`;
  }

  window.addEventListener("hashchange", () => {
    const name = named(location.hash);
    if (name !== decodeURIComponent(location.hash.slice(1))) history.replaceState(null, "", `#${name}`);
    if (name !== current) draw(name, true);
  });

  return {
    /** Go to a screen; replace: without leaving the present one in the history. */
    show(name, { replace = false, focus = true } = {}) {
      if (replace) history.replaceState(null, "", `#${name}`);
      else if (location.hash !== `#${name}`) history.pushState(null, "", `#${name}`);
      draw(name, focus);
    },
    begin() {
      // The browser would put the page back where it was: to that place of another screen.
      history.scrollRestoration = "manual";
      const name = named(location.hash);
      history.replaceState(null, "", `#${name}`);
      draw(name, name !== [...sections.keys()][0]);
      window.scrollTo(0, 0);
    },
    title,
    /** Say the title of the screen again, with a word in front: «Error:». */
    retitle: (prefix) => title(sections.get(current).dataset.title, prefix),
    get current() {
      return current;
    },
    /** Return the name of the screen that holds a control. */
    holding(control) {
      for (const [name, section] of sections) if (section.contains(control)) return name;
      return undefined;
    },
  };
}
