"use strict";
// The page is whole without this script; it only hides rows that the reader does not ask for.
(() => {
  const form = document.getElementById("filters");
  const rows = [...document.querySelectorAll(".row")];
  const count = document.getElementById("count");
  const lines = new Map(
    [...document.querySelectorAll("tr[data-row]")].map((line) => [`row-${line.dataset.row}`, line]),
  );
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const words = new Map(rows.map((row) => [row, plain(row.textContent)]));

  const filter = () => {
    const asked = new FormData(form);
    const verdicts = asked.getAll("verdict");
    const source = asked.get("source");
    const actor = asked.get("actor");
    const wanted = plain(asked.get("text")).split(/\s+/).filter(Boolean);
    let seen = 0;
    for (const row of rows) {
      const fits =
        verdicts.includes(row.dataset.verdict) &&
        (!source || row.dataset.sources.split(" ").includes(source)) &&
        (!actor || row.dataset.actors.split("|").includes(actor)) &&
        wanted.every((word) => words.get(row).includes(word));
      row.hidden = !fits;
      const line = lines.get(row.id);
      if (line) line.hidden = !fits;
      seen += fits;
    }
    count.value = `${seen} of ${rows.length} rows`;
  };

  // A link may lead to what is hidden or folded.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const row = target.closest(".row");
    const details = target.closest("details");
    if (row && row.hidden) {
      form.reset();
      filter();
    }
    if (details) details.open = true;
    if (row || details) target.scrollIntoView();
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
  reveal();
})();
