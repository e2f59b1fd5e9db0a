// Small tools of the form's page: elements, and the values and errors of its controls.

/** Make an element: make("p", {class: "hint"}, "text", child). */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Make an icon of the page's sprite. */
export function icon(name) {
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/**
 * The controls of the form by name. Screens leave the document while they are not shown, so the
 * form itself cannot be asked.
 */
export function controlsOf(sections) {
  const byName = new Map();
  for (const section of sections) {
    for (const control of section.querySelectorAll("input, select, textarea")) {
      if (control.name) byName.set(control.name, [...(byName.get(control.name) ?? []), control]);
    }
  }
  return byName;
}

/** Return what one control says, "" for nothing. */
export function readControl(controls) {
  const [first] = controls;
  if (first.type === "radio") return controls.find((control) => control.checked)?.value ?? "";
  if (first.type === "checkbox") return first.checked ? first.value : "";
  return first.value;
}

/** Put a value into a control. */
export function writeControl(controls, value) {
  const [first] = controls;
  if (first.type === "radio") for (const control of controls) control.checked = control.value === value;
  else if (first.type === "checkbox") first.checked = value === first.value;
  else first.value = value;
}

/** Return where the error of a field stands and which element it is about. */
function placeOf(name, controls) {
  const [first] = controls;
  if (first.type !== "radio") return { target: first, box: first.closest(".field") ?? first.parentElement, before: first.closest("label") ?? first };
  const fieldset = first.closest("fieldset");
  return {
    target: fieldset,
    box: name.startsWith("v-") ? fieldset : fieldset.closest(".field"),
    before: fieldset.querySelector(".rating-scale, .chips"),
  };
}

/** Write the words of an error at its field; null takes them away. */
export function markError(name, controls, text, prefix) {
  const { target, box, before } = placeOf(name, controls);
  const id = `${name}_error`;
  box.querySelector(`.field-error[id="${id}"]`)?.remove();
  box.classList.toggle("invalid", Boolean(text));
  const others = (target.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  if (text) {
    const words = make("span", {}, make("span", { class: "hidden" }, `${prefix} `), text);
    before.before(make("p", { class: "field-error", id }, icon("error"), words));
    others.push(id);
    box.closest("details")?.setAttribute("open", "");
  }
  if (others.length) target.setAttribute("aria-describedby", others.join(" "));
  else target.removeAttribute("aria-describedby");
  if (target.tagName !== "FIELDSET") {
    if (text) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
  }
}

/** Show the element with its question above it, and give it the keyboard. */
export function focusField(controls) {
  const control = controls.find((one) => one.checked) ?? controls[0];
  control.closest("details")?.setAttribute("open", "");
  const question = control.type === "radio" ? control.closest("fieldset")?.querySelector("legend") : control.labels?.[0];
  (question ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
}

/**
 * Build the error summary of components/error_summary.html. lines: [{text, name}], or with an href
 * where another page mends it.
 */
export function errorSummary(lines, heading, follow) {
  const list = make("ul");
  for (const { text, name, href } of lines) {
    const away = href ? { target: "_blank", rel: "noopener" } : {};
    const link = make("a", { href: href ?? `#${name}`, ...away }, text);
    link.addEventListener("click", (event) => {
      if (href) return;
      event.preventDefault();
      follow(name);
    });
    list.append(make("li", {}, link));
  }
  return make("div", { class: "error-summary", role: "alert", tabindex: "-1" }, make("h2", {}, heading), list);
}
