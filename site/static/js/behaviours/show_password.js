/** A button beside the password: typing ten characters blind on a cracked screen is a trap. */
export function enhance(row) {
  const input = row.querySelector("input");
  const button = document.createElement("button");
  const name = document.createElement("span");
  const word = document.createTextNode("");
  name.className = "hidden";
  name.textContent = ` ${row.dataset.named}`;
  button.type = "button";
  button.className = "button secondary";
  button.append(word, name);

  const show = (visible) => {
    input.type = visible ? "text" : "password";
    word.data = visible ? row.dataset.hide : row.dataset.show;
  };
  button.addEventListener("click", () => show(input.type === "password"));
  // Hidden again before sending, so that the browser offers to keep it as a password.
  input.form?.addEventListener("submit", () => show(false));
  show(false);
  row.append(button);
}
