// Shows a list of jobs anew when one of them went on, as long as any is not over.
export function watchJobs() {
  const list = document.querySelector("[data-jobs]");
  if (!list || !list.querySelector('[data-over="no"]')) return;
  let before = "";
  const look = async () => {
    const answer = await fetch(list.dataset.jobs, { headers: { Accept: "application/json" } });
    const now = answer.ok ? await answer.text() : before;
    if (before && now !== before && !list.contains(document.activeElement)) return location.reload();
    before = now;
    setTimeout(look, 2000);
  };
  look();
}
