// The theme's search is a dialog without a name; say it to screen readers.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
