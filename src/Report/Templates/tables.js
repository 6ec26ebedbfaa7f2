// Tables: long ones are built when they are opened, and every one can be sorted by any column.
(() => {
  const build = (details) => {
    const data = details.querySelector('script[type="application/json"]');
    if (!data) return;
    const body = details.querySelector("tbody");
    const rows = document.createDocumentFragment();
    for (const values of JSON.parse(data.textContent)) {
      const row = document.createElement("tr");
      for (const value of values) {
        row.insertCell().textContent = value;
      }
      rows.append(row);
    }
    body.append(rows);
    data.remove();
    align(details.querySelector("table"));
  };

  const align = (table) => {
    const numeric = [...table.tHead.rows[0].cells].map((head) => head.classList.contains("n"));
    for (const row of table.tBodies[0].rows) {
      numeric.forEach((is, column) => row.cells[column].classList.toggle("n", is));
    }
  };

  const sort = (table, column) => {
    const head = table.tHead.rows[0].cells[column];
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const compare = head.classList.contains("n")
      ? (a, b) => a - b
      : (a, b) => a.localeCompare(b, "en", { numeric: true });
    const keyed = [...table.tBodies[0].rows].map((row) => ({ row, key: row.cells[column].textContent }));
    // Cells without a value stay last either way.
    keyed.sort((a, b) =>
      a.key === "" || b.key === ""
        ? (a.key === "") - (b.key === "")
        : compare(a.key, b.key) * (descending ? -1 : 1),
    );
    table.tBodies[0].append(...keyed.map(({ row }) => row));
  };

  for (const table of document.querySelectorAll("table.data")) {
    align(table);
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, column));
      head.replaceChildren(button);
    });
  }
  for (const details of document.querySelectorAll("details[data-long]")) {
    details.addEventListener("toggle", () => build(details), { once: true });
  }
})();
