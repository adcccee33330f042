// Small conveniences. Every page works without this file.
(() => {
  const openTarget = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // not a well-formed fragment
    }
    const details = target?.closest("details:not([open])");
    if (details) {
      details.open = true;
      target.scrollIntoView();
    }
  };

  // Browsers that do not open <details> for a fragment by themselves.
  addEventListener("hashchange", openTarget);
  openTarget();

  // The table of contents stands open where the style sheet has room for it beside the text.
  for (const toc of document.querySelectorAll(".backcare-toc")) {
    if (getComputedStyle(toc).getPropertyValue("--backcare-toc-open").trim() === "1") {
      toc.querySelector("details").open = true;
    }
  }

  // Answers are read on paper too.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".backcare-question:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
