// How many words stand in some texts, beside how many there should be at most.
export function countWords() {
  for (const line of document.querySelectorAll("[data-words-of]")) {
    const texts = line.dataset.wordsOf.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    const aim = Number(line.dataset.wordsAim);
    const show = () => {
      const words = texts.reduce((sum, text) => sum + (text.value.match(/\S+/g) ?? []).length, 0);
      line.textContent = words === 0 ? `Aim for ${aim} words at most in these ${texts.length}.` : `${words} of ${aim} words`;
      line.classList.toggle("app-words--over", words > aim);
    };
    texts.forEach((text) => text.addEventListener("input", show));
    show();
  }
}
