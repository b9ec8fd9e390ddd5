// Lists whose entries can be dragged to another place. Without this script, and by keyboard, the buttons Up and Down move them:
// a drop fills in and sends the same form as they do.

// Puts before an entry what it is dragged by, and says when that begins and ends.
export function giveHandle(item, key, began, ended) {
  const handle = document.createElement("span");
  handle.className = "app-arrange__handle";
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "⠿";
  handle.draggable = true;
  item.prepend(handle);
  handle.addEventListener("dragstart", (event) => {
    began();
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", key);
    event.dataTransfer.setDragImage(item, 0, 0);
    item.classList.add("app-arrange__item--dragged");
  });
  handle.addEventListener("dragend", () => {
    item.classList.remove("app-arrange__item--dragged");
    ended();
  });
}

export function arrangeLists() {
  for (const list of document.querySelectorAll("[data-arrange]")) {
    let dragged = null;
    const items = () => [...list.querySelectorAll("[data-arrange-id]")];
    for (const item of items()) {
      const began = () => {
        dragged = item;
      };
      const ended = () => {
        dragged = null;
      };
      giveHandle(item, item.dataset.arrangeId, began, ended);
    }
    list.addEventListener("dragover", (event) => {
      const over = event.target.closest("[data-arrange-id]");
      if (dragged === null) return;
      event.preventDefault();
      if (over === null || over === dragged || !list.contains(over)) return;
      const box = over.getBoundingClientRect();
      over[event.clientY > box.top + box.height / 2 ? "after" : "before"](dragged);
    });
    list.addEventListener("drop", (event) => {
      if (dragged === null) return;
      event.preventDefault();
      const form = dragged.querySelector("form");
      const to = document.createElement("input");
      Object.assign(to, { type: "hidden", name: "to", value: items().indexOf(dragged) });
      form.append(to);
      form.submit();
    });
  }
}
