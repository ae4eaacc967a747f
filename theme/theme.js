// Light or dark by the reader's own word. It stands between the style and the body: nothing
// flashes, since nothing is painted yet, and the font can be read before text is laid out.
(function () {
  "use strict";

  // A font inside the style is read only when a line needs it, and moves that line when it comes.
  if (document.fonts) document.fonts.load("1em Vazirmatn", "ا");

  var KEY = "khabarnameh-scheme"; // a host may carry other sites too
  var SCHEMES = ["light", "dark"];
  var root = document.documentElement;
  var system = matchMedia("(prefers-color-scheme: dark)");
  var chosen = "";

  // Storage is closed in some private windows; the word then holds for this page alone.
  function recall() {
    try {
      var kept = localStorage.getItem(KEY);
      chosen = SCHEMES.indexOf(kept) < 0 ? "" : kept;
    } catch (error) {}
    show();
  }

  function keep(scheme) {
    chosen = scheme;
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch (error) {}
    show();
  }

  function isDark() {
    return chosen ? chosen === "dark" : system.matches;
  }

  function show() {
    var button = document.querySelector(".scheme");
    root.setAttribute("data-scheme", chosen || "system");
    document.querySelectorAll('meta[name="theme-color"]').forEach(function (ground, at) {
      var own = chosen === SCHEMES[at] ? "all" : "not all";
      ground.media = chosen ? own : "(prefers-color-scheme: " + SCHEMES[at] + ")";
    });
    if (button) button.setAttribute("aria-pressed", String(isDark()));
  }

  // To choose what the system has is to choose nothing.
  function turn() {
    var dark = !isDark();
    keep(dark === system.matches ? "" : SCHEMES[Number(dark)]);
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelector(".scheme").addEventListener("click", turn);
    show();
  });
  window.addEventListener("storage", recall);
  window.addEventListener("pageshow", recall); // going back brings the page as it was left
  system.onchange = show;
  recall();
})();
