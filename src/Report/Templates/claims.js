// Filters of the claims, and the summary's counts that lead to them.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const count = document.getElementById("count");
  const none = document.getElementById("no-claims");
  const studies = [...document.querySelectorAll(".claims-of")].map((element) => ({
    element,
    name: element.dataset.study,
    count: element.querySelector("[data-count]"),
    claims: [...element.querySelectorAll(".claim")].map((claim) => ({
      element: claim,
      ...claim.dataset,
      text: claim.querySelector("summary").textContent.toLowerCase() + claim.id,
    })),
  }));
  const total = studies.reduce((sum, study) => sum + study.claims.length, 0);
  const claims = (n) => `${n} claim${n === 1 ? "" : "s"}`;

  const filter = () => {
    const { study, number, holds, section, text } = Object.fromEntries(new FormData(form));
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of studies) {
      let here = 0;
      for (const claim of group.claims) {
        const matches =
          (!study || study === group.name) &&
          (!number || number === claim.number) &&
          (!holds || holds === claim.holds) &&
          (!section || section === claim.section) &&
          words.every((word) => claim.text.includes(word));
        claim.element.hidden = !matches;
        here += matches;
      }
      group.element.hidden = here === 0;
      group.count.textContent = here === group.claims.length ? claims(here) : `${here} of ${claims(group.claims.length)}`;
      shown += here;
    }
    count.textContent = shown === total ? `${total} claims` : `${shown} of ${total} claims`;
    none.hidden = shown > 0;
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The form's own reset comes after its event.
  form.addEventListener("reset", () => setTimeout(filter));
  filter(); // A browser may keep choices when the page is loaded again.

  for (const link of document.querySelectorAll('a[href="#claims"][data-study]')) {
    link.addEventListener("click", () => {
      form.reset();
      for (const name of ["study", "number", "holds", "section"]) {
        form.elements[name].value = link.dataset[name] ?? "";
      }
      filter();
    });
  }

  // A link to a claim opens it, whatever is filtered.
  const open = () => {
    const claim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!claim?.matches(".claim")) return;
    if (claim.hidden) {
      form.reset();
      filter();
    }
    claim.open = true;
    claim.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
