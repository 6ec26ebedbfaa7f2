// Before anything is shown, so that a dark page does not flash white.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // Some browsers keep nothing for a page from a file; the system's choice is then always taken.
  }
  const theme = () => chosen ?? (system.matches ? "dark" : "light");
  const apply = () => {
    root.dataset.theme = theme();
    const button = document.getElementById("theme");
    if (button) {
      const other = theme() === "dark" ? "light" : "dark";
      button.textContent = other === "dark" ? "Dark" : "Light";
      button.setAttribute("aria-label", `Show the page in ${other} colours`);
    }
  };
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      chosen = theme() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("theme", chosen);
      } catch {
        // As above.
      }
      apply();
    });
    apply();
  });
})();
