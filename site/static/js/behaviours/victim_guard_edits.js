// Edits of a watched text: one that the browser can undo, and the places that move along with others.

/** Replace a range as if typed, so that the browser's own undo knows it; keep the caret's place. */
export function replaceRange(field, start, end, words) {
  const caret = field.selectionStart;
  const expected = field.value.slice(0, start) + words + field.value.slice(end);
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated, yet the only way that keeps the undo history; a maxlength may cut it short.
  document.execCommand("insertText", false, words);
  if (field.value !== expected) {
    field.value = expected;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  const after = Math.max(caret - (end - start), start) + words.length;
  const place = caret <= start ? caret : after;
  field.setSelectionRange(place, place);
}

/** Move remembered places along with an edit; forget those that the edit touched. */
export function followEdit(places, before, after) {
  const shortest = Math.min(before.length, after.length);
  let same = 0;
  while (same < shortest && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < shortest - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const change = after.length - before.length;
  return places.flatMap((place) => {
    if (place.end <= same) return [place];
    if (place.start < before.length - tail) return [];
    return [{ ...place, start: place.start + change, end: place.end + change }];
  });
}
