/* The page "Search": Pagefind's own interface, with the query that the header's field sent. */
window.addEventListener("DOMContentLoaded", () => {
  if (!window.PagefindUI || location.protocol === "file:") return;
  document.getElementById("search-elsewhere").hidden = true;
  const search = new PagefindUI({
    element: "#search-here", showImages: false, showSubResults: false, pageSize: 10, excerptLength: 24,
    openFilters: matchMedia("(min-width: 60em)").matches ? ["Kind"] : [], resetStyles: false,
    ranking: { metaWeights: { title: 5, Also: 14 } }, // who searches for a name wants its page
    translations: { placeholder: "Names, places, words", zero_results: "Nothing found for [SEARCH_TERM]" },
  });
  // Focus has Pagefind fetch its engine and its list of pages now, so that the first query finds them there.
  document.querySelector(".pagefind-ui__search-input")?.focus();
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) search.triggerSearch(asked);
});
