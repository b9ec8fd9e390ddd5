// Cards that can be dragged to another list. Without this script, and by keyboard, each is moved by the form that it holds: a drop
// chooses the place in that form and sends it.
import { giveHandle } from "./arrange.js";

export function moveCards() {
  let dragged = null;
  for (const card of document.querySelectorAll("[data-card]")) {
    const began = () => {
      dragged = card;
    };
    const ended = () => {
      dragged = null;
    };
    giveHandle(card, card.id, began, ended);
  }
  for (const list of document.querySelectorAll("[data-cards]")) {
    const over = (event) => {
      if (dragged === null) return;
      event.preventDefault();
      list.classList.add("app-cards--over");
    };
    list.addEventListener("dragover", over);
    list.addEventListener("dragleave", () => list.classList.remove("app-cards--over"));
    list.addEventListener("drop", (event) => {
      if (dragged === null) return;
      event.preventDefault();
      list.classList.remove("app-cards--over");
      if (list.contains(dragged)) return;
      const form = dragged.querySelector("[data-card-moving] form");
      form.elements.to.value = list.dataset.cards;
      form.submit();
    });
  }
}
