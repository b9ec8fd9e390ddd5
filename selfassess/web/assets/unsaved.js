// Asks before what was typed is lost by leaving the page.
export function keepUnsaved() {
  for (const form of document.querySelectorAll("form[data-unsaved]")) {
    let changed = false;
    const ask = (event) => {
      if (changed) event.preventDefault();
    };
    form.addEventListener("input", () => {
      changed = true;
    });
    form.addEventListener("submit", () => {
      changed = false;
    });
    window.addEventListener("beforeunload", ask);
  }
}
