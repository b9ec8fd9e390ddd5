// Selecting words of a passage ticks the sentences that they stand in; how many are ticked is told.
export function tickSelected() {
  const passages = [...document.querySelectorAll("[data-sentences]")];
  const told = document.querySelector("[data-ticked]");
  if (passages.length === 0) return;
  document.querySelectorAll("[data-by-selecting]").forEach((words) => words.removeAttribute("hidden"));

  const tell = () => {
    const many = document.querySelectorAll("[data-sentences] input:checked").length;
    told.textContent = many === 0 ? "" : many === 1 ? "1 sentence ticked" : `${many} sentences ticked`;
  };

  const tick = () => {
    const selection = getSelection();
    if (selection.isCollapsed || selection.toString().trim() === "") return false;
    const labels = passages.flatMap((passage) => [...passage.querySelectorAll("label")]);
    const touched = labels.filter((label) => selection.containsNode(label, true));
    touched.forEach((label) => { document.getElementById(label.htmlFor).checked = true; });
    if (touched.length > 0) selection.removeAllRanges();
    tell();
    return touched.length > 0;
  };

  // The click that ends a selection within one label must not tick and untick its box.
  let selected = false;
  document.addEventListener("pointerup", () => { selected = tick(); });
  document.addEventListener("keyup", (event) => { if (event.key === "Shift") tick(); });
  document.addEventListener("click", (event) => {
    if (selected && event.target.closest("[data-sentences] label")) event.preventDefault();
    selected = false;
  });
  document.addEventListener("change", tell);
  tell();
}
