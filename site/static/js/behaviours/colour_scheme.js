const ONE_YEAR = 365 * 24 * 3600;

/** Keep the chosen scheme in a cookie: the server then paints the next page right at once. */
export function enhance(fieldset) {
  fieldset.hidden = false;
  fieldset.addEventListener("change", ({ target }) => {
    const scheme = target.value;
    const age = scheme ? ONE_YEAR : 0;
    document.cookie = `scheme=${scheme};path=/;max-age=${age};samesite=lax`;
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
  });
}
