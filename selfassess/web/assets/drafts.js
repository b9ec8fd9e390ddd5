// Keeps what is typed while it is typed, each field by itself, and says when.
const WAIT = 1200;

// Says beside a field that something in it may tell who somebody is, or takes that back.
function lookAgain(field, why) {
  const id = `${field.id}-look-again`;
  let line = document.getElementById(id);
  if (line === null) {
    if (!why) return;
    line = document.createElement("p");
    Object.assign(line, { id, className: "govuk-error-message" });
    line.setAttribute("role", "status");
    field.before(line);
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  }
  line.textContent = why ? `Look again: ${why}. Reword it, or say why it tells nobody when you save` : "";
  line.hidden = !why;
}

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
        const { kept, look_again: why } = await answer.json();
        lookAgain(field, why);
        if (said) said.textContent = kept ? `What you typed is kept for you, ${kept}. Save it for others to see` : "What you typed is not kept: look at it again";
      } catch {
        if (said && !leaving) said.textContent = "What you type cannot be kept just now. Save it before you leave this page";
      }
    };

    const also = new Set((form.dataset.draftsAlso ?? "").split(" "));
    const written = [...form.querySelectorAll("textarea, input[type=text]")].filter((field) => field.tagName === "TEXTAREA" || also.has(field.name));
    for (const field of written) {
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
