/**
 * What was typed survives a reload. This tab's own store, until drafts are kept encrypted on the
 * phone: whoever replaces it keeps these three promises, and drops nothing before a receipt.
 *
 * key: person and assignment. Values are plain objects.
 */
export function openDraft(key, store = tabStore()) {
  const name = `acompana-draft:${key}`;
  return {
    async read() {
      try {
        return JSON.parse(store?.getItem(name) ?? "null");
      } catch {
        return null; // Not ours, or cut short: the form starts empty.
      }
    },
    /** Resolves to whether it is kept. */
    async write(value) {
      try {
        store.setItem(name, JSON.stringify(value));
        return true;
      } catch {
        return false; // No store, or it is full.
      }
    },
    async remove() {
      try {
        store?.removeItem(name);
      } catch {
        // Nothing is kept where nothing could be written.
      }
    },
  };
}

function tabStore() {
  try {
    return window.sessionStorage;
  } catch {
    return undefined; // Blocked by the browser's settings.
  }
}
