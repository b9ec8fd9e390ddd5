// Arrow keys move from row to row of a table of moderation; Enter opens the row, as on any link.
export function moveThroughRows() {
  for (const table of document.querySelectorAll("[data-rows-by-key]")) {
    const ways = [...table.querySelectorAll("tbody th a")];
    table.addEventListener("keydown", (event) => {
      const here = ways.indexOf(event.target.closest("tr")?.querySelector("th a"));
      const places = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: ways.length - 1 };
      const next = ways[places[event.key]];
      if (here < 0 || !next || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      next.focus();
    });
  }
}
