// The sequence browser.
(() => {
  const data = document.getElementById("sequence-data");
  if (!data) return;
  const studies = JSON.parse(data.textContent);
  const form = document.getElementById("sequence-choice");
  const view = document.getElementById("sequence");
  const grid = document.getElementById("letters");
  const words = document.getElementById("sequence-words");
  const { study, model, sequence } = form.elements;

  const modelOf = (example) => `${example.model}, ${example.sequences.toLocaleString("en")} sequences, seed ${example.seed}`;
  const distinct = (values) => [...new Set(values)];
  const fill = (select, options) => {
    const before = select.value;
    select.replaceChildren(...options.map((text) => new Option(text, text)));
    if (options.includes(before)) select.value = before;
  };
  const examples = () => studies.find(({ name }) => name === study.value).examples;
  const percent = (share) => `${(100 * share).toFixed(1)} %`;

  const refill = () => {
    fill(model, distinct(examples().map(modelOf)));
    const ofModel = examples().filter((example) => modelOf(example) === model.value);
    fill(sequence, ofModel.map((example) => String(example.index)));
    show(ofModel.find((example) => String(example.index) === sequence.value));
  };

  const show = (example) => {
    draw(example);
    describe(example);
  };

  const draw = ({ letters, planted, selected, attention }) => {
    const kept = new Set(selected ?? []);
    const most = Math.max(...(attention ?? [0]));
    // As many tens as fit: the widths are those of the style sheet.
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const tens = Math.max(1, Math.floor((grid.clientWidth / rem - 2.6) / 8.8));
    const lines = [];
    for (let start = 0; start < letters.length; start += tens * 10) {
      const line = document.createElement("div");
      line.className = attention ? "letters-line has-attention" : "letters-line";
      if (attention) line.style.setProperty("--even", 1 / letters.length / most);
      const at = document.createElement("span");
      at.className = "at";
      at.textContent = start;
      line.append(at);
      for (let i = start; i < Math.min(start + tens * 10, letters.length); i++) {
        const base = document.createElement("span");
        base.className = "base";
        base.textContent = letters[i];
        base.classList.toggle("kept", kept.has(i));
        base.classList.toggle("planted", planted.some((motif) => motif.start <= i && i < motif.end));
        base.classList.toggle("ten", i % 10 === 9);
        if (attention) base.style.setProperty("--a", attention[i] / most);
        line.append(base);
      }
      lines.push(line);
    }
    grid.replaceChildren(...lines);
  };

  const describe = (example) => {
    const { letters, planted, selected, attention } = example;
    const covered = new Set(planted.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
    const chance = covered.size / letters.length;
    const facts = [
      ["Label and prediction", `${example.label.toPrecision(3)}, predicted ${example.prediction.toPrecision(3)}`],
      [
        "Planted motifs",
        planted.length
          ? planted.map(({ name, start, end }) => `${name} ${letters.slice(start, end)} at ${start}`).join(", ") +
            ` (${percent(chance)} of positions)`
          : "none",
      ],
    ];
    if (selected) {
      const inside = selected.filter((position) => covered.has(position)).length;
      facts.push(["Kept", `${selected.length} of ${letters.length} positions, ${inside} of them in planted motifs`]);
    } else {
      facts.push(["Kept", "all positions: this model selects none"]);
    }
    if (attention) {
      const onMotifs = [...covered].reduce((sum, position) => sum + attention[position], 0);
      const most = Math.max(...attention);
      facts.push([
        "Attention",
        `${percent(onMotifs)} on planted motifs; the most on one position is ${percent(most)}, at ${attention.indexOf(most)}`,
      ]);
    } else {
      facts.push(["Attention", "this model has none that a position receives"]);
    }
    words.replaceChildren(
      ...facts.flatMap(([term, text]) => {
        const dt = document.createElement("dt");
        const dd = document.createElement("dd");
        dt.textContent = term;
        dd.textContent = text;
        return [dt, dd];
      }),
    );
    grid.setAttribute("aria-label", `Sequence ${example.index} of ${letters.length} letters, as ${example.model} sees it`);
  };

  const step = (by) => {
    const next = sequence.selectedIndex + by;
    sequence.selectedIndex = (next + sequence.length) % sequence.length;
    refill();
  };

  form.hidden = false;
  view.hidden = false;
  fill(study, studies.map(({ name }) => name));
  form.addEventListener("input", refill);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    refill();
  }).observe(grid);
  refill();
})();
