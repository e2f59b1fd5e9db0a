const PRESSES = 3;
const WITHIN = 2000; // milliseconds

/** Blank the screen at once, then put a harmless page in this one's place in the history. */
export function enhance(link) {
  let presses = [];

  const leave = () => {
    const blank = document.createElement("div");
    blank.className = "quick-exit-blank";
    document.body.append(blank);
    document.title = "…";
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", ({ key, timeStamp, repeat }) => {
    if (key !== "Shift" || repeat) {
      if (key !== "Shift") presses = [];
      return;
    }
    presses = [...presses.filter((moment) => timeStamp - moment < WITHIN), timeStamp];
    if (presses.length >= PRESSES) leave();
  });
  // Coming back by the arrow of the phone restores the page as it was left: not the blank one.
  window.addEventListener("pageshow", () => document.querySelector(".quick-exit-blank")?.remove());
}
