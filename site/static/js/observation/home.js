// «Mi turno»: say where a draft of this tab goes on.

import { openDraft } from "./draft.js";

const words = document.getElementById("draft-words")?.dataset;

for (const card of document.querySelectorAll("[data-draft]")) {
  const draft = await openDraft(card.dataset.draft).read();
  const start = card.querySelector("[data-start]");
  if (!draft || !start) continue;
  const rated = Object.entries(draft.values ?? {}).filter(([name, value]) => /^v-/.test(name) && Number(value)).length;
  const about = start.querySelector(".hidden");
  start.replaceChildren(draft.signed ? words.unsent : words.resume.replace("%n", rated), ...(about ? [about] : []));
  start.classList.remove("secondary");
}
