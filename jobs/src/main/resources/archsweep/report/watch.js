
/* Before anything else: the theme, and a record of what goes wrong for whoever looks at the page from outside. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.errors = "0";

  function record(message) {
    root.dataset.errors = String(Number(root.dataset.errors) + 1);
    root.dataset.lastError = String(message);
  }

  window.addEventListener("error", (event) => record(event.message));
  window.addEventListener("unhandledrejection", (event) => record(event.reason));
  document.addEventListener("securitypolicyviolation", (event) => record(event.violatedDirective + " " + event.blockedURI));
  const logged = console.error;
  console.error = (...words) => {
    record(words.join(" "));
    logged.apply(console, words);
  };

  function remembered() {
    try {
      return window.localStorage.getItem("archsweep-theme");
    } catch (refused) {
      return null;
    }
  }

  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = root.dataset.theme || remembered() || (dark ? "dark" : "light");
})();
