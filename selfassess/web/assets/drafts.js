// Keeps what is typed while it is typed, each field by itself, and says when.
const WAIT = 1200;

export function keepDrafts() {
  for (const form of document.querySelectorAll("form[data-drafts]")) {
    const said = form.querySelector("[data-drafts-said]");
    const waiting = new Map();
    const before = new Set(form.dataset.draftsWaiting.split(" "));
    let leaving = false;

    // A save takes along the drafts of the fields that were typed in here, and leaves every other one.
    const holds = (field) => {
      if ([...form.querySelectorAll("input[name=drafted]")].some((input) => input.value === field.name)) return;
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "drafted", value: field.name });
      form.append(input);
    };

    const send = async (field) => {
      clearTimeout(waiting.get(field));
      waiting.delete(field);
      const words = new URLSearchParams({
        csrf_token: form.elements.csrf_token.value,
        revision: form.elements.revision.value,
        field: field.name,
        text: field.value,
      });
      try {
        const answer = await fetch(form.dataset.drafts, { method: "POST", body: words, keepalive: words.toString().length < 60000 });
        if (!answer.ok) throw new Error(answer.statusText);
        if (said) said.textContent = `What you typed is kept for you, ${(await answer.json()).kept}. Save it for others to see`;
      } catch {
        if (said && !leaving) said.textContent = "What you type cannot be kept just now. Save it before you leave this page";
      }
    };

    for (const field of form.querySelectorAll("textarea")) {
      field.addEventListener("input", () => {
        if (before.has(field.name)) {
          if (said) said.textContent = "What you typed here before is kept, and what you type now is not: save it, or bring back or throw away the other first";
          return;
        }
        holds(field);
        clearTimeout(waiting.get(field));
        waiting.set(field, setTimeout(() => send(field), WAIT));
      });
    }
    form.addEventListener("submit", () => {
      leaving = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") for (const field of [...waiting.keys()]) send(field);
    });
  }
}
