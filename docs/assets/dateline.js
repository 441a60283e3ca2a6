/* Lists that a reader can sort, filter and narrow down; without this file they are plain tables.
   What a list is follows from its heading: the ids are those of pages/headings.py. No class, no attribute in the
   pages: a column's kind is read from its cells, a facet from the kind of page that a row links to. */
"use strict";
(() => {
  const LISTS = ["by-name", "most-often-named", "by-number-of-briefs", "newest", "newest-first", "by-month", "by-day",
    "told-by-several-reports", "without-a-month", "all-of-them", "what-happened-where", "with-whom",
    "event-by-event", "ahead", "was-due"];
  const SORTED_FROM = 3, FILTERED_FROM = 8, MOST_CHOICES = 300;
  const KINDS = [["Person", "people/"], ["Organization", "organizations/"], ["Place", "places/"]];
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const DATE = /^(?:\D*?(\d{1,2})(?= ))?.*?(?:(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )?(\d{4})/;
  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (cell) => cell.textContent.replace(/\s+/g, " ").trim();

  /* A date as the pages write it ("2 to 6 Feb 2026", "about 2025"), as a number that sorts; null for anything else. */
  const dated = (text) => {
    const found = DATE.exec(text);
    if (text.endsWith("year not known")) return 0;
    return found && +found[3] * 10000 + (MONTHS.indexOf(found[2]) + 1) * 100 + +(found[1] || 0);
  };
  const counted = (text) => (/^[\d,]+(?: briefs?)?$/.test(text) ? parseInt(text.replace(/,/g, ""), 10) : null);

  /* How a column sorts: by the first reading that understands every filled cell of it, else as words. */
  const reading = (texts) => [counted, dated].find((read) => texts.every((text) => !text || read(text) !== null));

  const sortable = (list) => {
    list.heads.forEach((head, column) => {
      const texts = list.rows.map((row) => words(row.cells[column]));
      const read = reading(texts);
      const keys = new Map(list.rows.map((row, at) => [row, read ? read(texts[at] || "") : texts[at]]));
      const compare = read ? (a, b) => a - b : collator.compare;
      const button = make("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const down = before ? before === "ascending" : Boolean(read);
        for (const other of list.heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const empty = (key) => key === null || key === "" || Number.isNaN(key);
        const sorted = [...list.rows].sort((a, b) => {
          const [x, y] = [keys.get(a), keys.get(b)];
          if (empty(x) || empty(y)) return empty(x) - empty(y);
          return down ? compare(y, x) : compare(x, y);
        });
        list.body.append(...sorted);
      });
      head.replaceChildren(button);
    });
  };

  /* The values of a facet, each with its rows: names by the pages they lead to, or the words of a column. */
  const named = (list, folder) => {
    const found = new Map();
    for (const row of list.rows) {
      const links = [...row.querySelectorAll("a[href]")].filter((a) => a.href.includes(`/${folder}`));
      for (const address of new Set(links.map((a) => a.href))) {
        const label = links.find((a) => a.href === address).textContent;
        const entry = found.get(address) || { label, rows: new Set() };
        found.set(address, { ...entry, rows: entry.rows.add(row) });
      }
    }
    return [...found.values()];
  };
  const repeated = (list, column) => {
    const found = new Map();
    for (const row of list.rows) {
      const label = words(row.cells[column]);
      if (label && !row.cells[column].querySelector("a")) found.set(label, (found.get(label) || new Set()).add(row));
    }
    return [...found].map(([label, rows]) => ({ label, rows }));
  };

  const facets = (list) => {
    if (!list.heads.length) return KINDS.map(([name, folder]) => [name, named(list, folder)]);
    const kind = list.heads.findIndex((head) => words(head) === "Kind");
    if (kind >= 0) return [["Kind", repeated(list, kind)], ...KINDS.map(([name, folder]) => [name, named(list, folder)])];
    const country = list.heads.findIndex((head) => ["Country", "Where"].includes(words(head)));
    return country < 0 ? [] : [[words(list.heads[country]), repeated(list, country)]];
  };

  const choices = (name, values) => {
    const several = values.filter((value) => value.rows.size > 1);
    const shown = (several.length > MOST_CHOICES ? several : values)
      .sort((a, b) => b.rows.size - a.rows.size || collator.compare(a.label, b.label)).slice(0, MOST_CHOICES);
    const options = shown.map((v, at) => make("option", { value: at }, `${v.label} (${v.rows.size})`));
    const select = make("select", {}, make("option", { value: "" }, "any"), ...options);
    return { label: make("label", {}, `${name} `, select), select, rows: () => select.value && shown[select.value].rows };
  };

  const filterable = (list, heading) => {
    const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const found = make("output", { "aria-live": "polite" });
    const narrowing = facets(list).filter(([, v]) => v.length > 1).map(([name, v]) => choices(name, v));
    const texts = new Map(list.rows.map((row) => [row, fold(words(row))]));
    const form = make("form", { "aria-label": `Filter the list: ${heading.textContent}` });
    const apply = () => {
      const wanted = fold(field.value).split(/\s+/).filter(Boolean);
      const sets = narrowing.map((facet) => facet.rows()).filter(Boolean);
      let count = 0;
      for (const row of list.rows) {
        const shown = wanted.every((w) => texts.get(row).includes(w)) && sets.every((set) => set.has(row));
        row.hidden = !shown;
        count += shown;
      }
      const all = list.rows.length.toLocaleString("en");
      found.value = count === list.rows.length ? `${all} shown` : `${count.toLocaleString("en")} of ${all} shown`;
    };
    form.append(make("label", {}, "Filter ", field), ...narrowing.map((facet) => facet.label), found);
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
    list.block.before(make("div", { "data-dateline": "filter" }, form));
  };

  const listBelow = (heading) => {
    for (let next = heading.nextElementSibling; next && !/^H[123]$/.test(next.tagName); next = next.nextElementSibling) {
      const table = next.matches("table") ? next : next.querySelector("table");
      if (!table) continue;
      const heads = [...table.tHead.rows[0].cells];
      const plain = heads.every((head) => !words(head));
      return { block: next, body: table.tBodies[0], rows: [...table.tBodies[0].rows], heads: plain ? [] : heads };
    }
    return null;
  };

  const enhance = () => {
    for (const heading of document.querySelectorAll(LISTS.map((id) => `h2#${id}`).join())) {
      const list = heading.dataset.list ? null : listBelow(heading);
      if (!list) continue;
      heading.dataset.list = list.rows.length;
      if (list.rows.length >= SORTED_FROM) sortable(list);
      if (list.rows.length >= FILTERED_FROM) filterable(list, heading);
    }
    for (const picture of document.querySelectorAll(".dl-picture")) {
      if (picture.scrollWidth > picture.clientWidth && !picture.querySelector("a")) picture.tabIndex = 0;
    }
    const dialog = document.querySelector("[data-md-component=search]");
    if (dialog && !dialog.hasAttribute("aria-label")) dialog.setAttribute("aria-label", "Search"); // the theme has none
    const home = document.querySelector("h1#todays-briefing");
    // Opened as a file the theme's search works with its plugin `offline` alone.
    const works = dialog && (location.protocol !== "file:" || typeof __index !== "undefined");
    // On a large site the header's field leads to a page of its own.
    const apart = document.querySelector(".md-header form[action]");
    if (home && (apart || works) && !("search" in home.dataset)) searched(home, apart ? apart.action : location.pathname);
  };

  /* Search in front: the theme opens its own search for `?q=`, and so does the page "Search". */
  const searched = (home, action) => {
    home.dataset.search = "";
    const field = make("input", { type: "search", name: "q", "aria-label": "Search the site", autocomplete: "off",
      placeholder: "Name, place or words" });
    const form = make("form", { role: "search", "aria-label": "This site", method: "get", action },
      field, make("button", {}, "Search"));
    const kind = home.nextElementSibling;
    (kind && kind.tagName === "P" ? kind : home).after(make("div", { "data-dateline": "search" }, form));
  };

  if (window.document$) document$.subscribe(enhance);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
