// The identifier guard beside the texts of the form. Screens come and go, so a text is watched from
// the moment somebody writes in it; the guard and its rules load once the form already works.

const SETTLED = 1500; // milliseconds after the form is ready

/** Returns {watch(field), identifying(texts)}; without the rule file both do nothing. */
export function openGuard() {
  const block = document.getElementById("victim-guard-texts");
  const texts = block && JSON.parse(block.textContent);
  const options = texts && { allowedPhones: texts.allowed_phones, exemptMailDomains: texts.exempt_mail_domains };
  let loading;

  // No signal yet: asked again at the next text. The server repeats the check in any case.
  const ready = () => {
    if (!texts) return null;
    loading ??= Promise.all([
      import("../behaviours/victim_guard.js"),
      fetch(texts.rules_url).then((answer) => answer.json()),
    ]);
    return loading.catch(() => {
      loading = undefined;
      return null;
    });
  };
  setTimeout(ready, SETTLED);

  return {
    async watch(field) {
      const found = await ready();
      if (found) found[0].watchField(field, found[1], texts, options);
    },
    /** texts: {field name: text}. Resolves to the names whose text holds a direct identifier. */
    async identifying(written) {
      const found = await ready();
      if (!found) return [];
      const [{ findIdentifiers }, rules] = found;
      return Object.keys(written).filter((name) =>
        findIdentifiers(written[name] ?? "", rules, options).some(({ direct }) => direct),
      );
    },
  };
}
