/** Move the focus to the summary, and from each of its links to the control and its label. */
export function enhance(summary) {
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
