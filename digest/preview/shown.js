// A plug-in of livereload.js, which follows in the same file: tells the preview which state of
// the page this browser shows, so that a change made while the page was loading is not missed.
(function () {
  "use strict";
  const shown = document.currentScript.dataset;

  function LiveReloadPluginShown() {}

  LiveReloadPluginShown.identifier = "shown";
  LiveReloadPluginShown.version = "1";
  LiveReloadPluginShown.prototype.analyze = function () {
    return { address: shown.address, page: shown.page, styles: shown.styles };
  };

  window.LiveReloadPluginShown = LiveReloadPluginShown;
})();
