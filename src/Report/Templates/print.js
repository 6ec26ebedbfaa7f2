// Paper cannot be opened: what is closed is opened for it, and closed again. Long tables stay closed, as they would fill
// hundreds of sheets; the line that is printed names their file.
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open], [data-long])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
