// A plug-in of livereload.js, which follows in the same file: tells the preview which state of
// the page this browser shows, so that a change made while the page was loading is not missed,
// and puts a new text in the place of the old where nothing around it has changed.
(function () {
  "use strict";
  const client = document.currentScript;
  let asking = new AbortController();

  function LiveReloadPluginShown() {}

  LiveReloadPluginShown.identifier = "shown";
  LiveReloadPluginShown.version = "1";
  LiveReloadPluginShown.prototype.analyze = function () {
    return { ...client.dataset };
  };

  // The place that an address names within the page is marked only when the page loads.
  LiveReloadPluginShown.prototype.reload = function (path) {
    if (path !== "main" || location.hash) return false;
    asking.abort();
    asking = new AbortController();
    fetch(location.href, { cache: "no-store", signal: asking.signal })
      .then((answer) => answer.text())
      .then(show)
      .catch((error) => error.name === "AbortError" || location.reload());
    return true;
  };

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const state = page.querySelector("script[data-address]").dataset;
    if (state.around !== client.dataset.around) return location.reload();
    document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
    Object.assign(client.dataset, state);
  }

  window.LiveReloadPluginShown = LiveReloadPluginShown;
})();
