// Beside a link, while it is pointed at or focused: the title, strip and first words of its page, or a source's sentence.
(() => {
  if (!location.protocol.startsWith("http")) return;
  const pages = new Map(), box = document.createElement("div");
  let link, timer;
  box.id = box.className = "dl-preview";
  box.role = "tooltip";

  const line = (tag, text) => {
    const words = text?.replace(/\s+/g, " ").trim();
    if (words) box.appendChild(document.createElement(tag)).textContent = words;
  };
  const load = async (address) => {
    const html = await (await fetch(address)).text();
    return new DOMParser().parseFromString(html, "text/html").querySelector("article:has(h1)");
  };
  const fill = (page) => {
    const all = (what) => [...page.querySelectorAll(what)], strip = "h1 + p + table";
    const heads = all(`${strip} th`), words = all(`${strip} + p, ${strip} + blockquote + p`)[0]?.textContent ?? "";
    line("strong", all("h1")[0].textContent);
    line("small", all("h1 + p")[0]?.textContent);
    all(`${strip} td`).forEach((cell, n) =>
      line("span", `${heads[n].textContent}: ${(cell.querySelector("strong") ?? cell).textContent}`));
    line("p", words);
  };
  const place = () => {
    const at = link.getBoundingClientRect(), width = box.offsetWidth, height = box.offsetHeight + 4;
    const below = at.bottom + height < innerHeight || at.top < height;
    box.style.left = `${scrollX + Math.max(8, Math.min(at.left, document.body.clientWidth - width - 8))}px`;
    box.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - height)}px`;
  };
  const show = async (to, here) => {
    const address = to.origin + to.pathname;
    if (!here && !pages.has(address)) pages.set(address, load(address).catch(() => null));
    const found = here ? document.getElementById(to.hash.slice(1)) : await pages.get(address);
    if (!found || link !== to) return;
    box.replaceChildren();
    here ? line("p", found.textContent) : fill(found);
    document.body.append(box);
    to.setAttribute("aria-describedby", box.id);
    place();
  };
  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    link = null;
    box.remove();
  };
  const enter = ({ target, type }) => {
    const to = target.closest?.(".md-content :is(p, li, td, th) a:not(svg a)");
    if (box.contains(target) || (to && to === link && box.isConnected)) return clearTimeout(timer);
    if (!to || (type === "focusin" && !to.matches(":focus-visible"))) return;
    hide();
    const here = to.pathname === location.pathname;
    if (to.origin === location.origin && (here ? /^#source-/.test(to.hash) : /(\/|\.html)$/.test(to.pathname)))
      timer = setTimeout(show, 300, (link = to), here);
  };
  const leave = () => {
    clearTimeout(timer);
    if (link) timer = setTimeout(hide, 250);
  };
  for (const [name, act] of [["mouseover", enter], ["focusin", enter], ["mouseout", leave], ["focusout", leave]])
    addEventListener(name, act);
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
})();
