// “Before you can publish”: brings the list up to date after a save, and leads from an item to its place.
(() => {
  const DELAY = 800;
  const script = document.currentScript;
  const waiting = new WeakMap();

  function say(box, text, { isWarning = false } = {}) {
    const status = box.querySelector("[data-backcare-status]");
    status.className = isWarning ? "help-block help-warning" : "w-sr-only";
    box.classList.toggle("backcare-readiness--old", isWarning);
    if (status.textContent === text) return;
    status.textContent = text;
    if (isWarning) {
      status.insertAdjacentHTML(
        "afterbegin",
        '<svg class="icon icon-warning icon" aria-hidden="true"><use href="#icon-warning"></use></svg>',
      );
    }
  }

  function isList(html) {
    return new DOMParser().parseFromString(html, "text/html").querySelector("[data-backcare-summary]") !== null;
  }

  function show(box, html) {
    const list = box.querySelector("[data-backcare-list]");
    const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const wasOpen = list.querySelector("details")?.open;
    list.innerHTML = html;
    const details = list.querySelector("details");
    if (details && wasOpen !== undefined) details.open = wasOpen;
    if (focused) [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
    say(box, list.querySelector("[data-backcare-summary]")?.textContent.trim().replace(/\s+/g, " ") ?? "");
  }

  async function refresh(box) {
    if (!box.dataset.page) return;
    const request = new AbortController();
    waiting.set(box, { request });
    try {
      const address = box.dataset.url.replace(/0\/$/, `${box.dataset.page}/`);
      // Whoever is logged out meanwhile would be led to the page to log in.
      const options = { signal: request.signal, headers: { Accept: "text/html" }, redirect: "error" };
      const response = await fetch(address, options);
      const html = await response.text();
      if (!response.ok || !isList(html)) throw new Error(response.statusText);
      show(box, html);
    } catch (error) {
      if (error.name !== "AbortError") say(box, box.dataset.failed, { isWarning: true });
    }
  }

  function refreshSoon(box) {
    const { timer, request } = waiting.get(box) ?? {};
    clearTimeout(timer);
    request?.abort();
    waiting.set(box, { timer: setTimeout(() => refresh(box), DELAY) });
  }

  // The first save of a new page turns its form into that of a page that has a key; the form stays on the screen.
  document.addEventListener("w-autosave:success", (event) => {
    const key = event.detail?.response?.pk;
    document.querySelectorAll("[data-backcare-readiness]").forEach((box) => {
      if (key) box.dataset.page = key;
      refreshSoon(box);
    });
  });

  // The editor of translations shows no panels, and says nothing when it has saved a text but by its request.
  function addToTranslationEditor() {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor || !script.dataset.url) return;
    const box = document.createElement("section");
    box.className = "backcare-readiness backcare-readiness--box";
    box.dataset.backcareReadiness = "";
    Object.assign(box.dataset, { url: script.dataset.url, page: script.dataset.page, failed: script.dataset.failed });
    box.innerHTML =
      '<h2 class="w-h3"></h2><div class="w-sr-only" role="status" data-backcare-status></div><div data-backcare-list></div>';
    box.querySelector("h2").textContent = script.dataset.heading;
    editor.before(box);
    refresh(box);
    const isOfTranslation = (entry) => /\/localize\/translate\/.*\/edit\/$/.test(entry.name);
    new PerformanceObserver((requests) => {
      if (requests.getEntries().some(isOfTranslation)) refreshSoon(box);
    }).observe({ type: "resource" });
  }

  // A block or field may stand in another tab, or in sections that are folded.
  function open(target) {
    const tab = target.closest("[role=tabpanel][hidden]");
    if (tab) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
    for (let panel = target; panel; panel = panel.parentElement?.closest("[data-panel]")) {
      const toggle = panel.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-backcare-jump]");
    if (!link) return;
    const target =
      document.getElementById(link.hash.slice(1)) ?? document.getElementById(link.dataset.backcareJump);
    if (!target) return;
    event.preventDefault();
    open(target);
    target.scrollIntoView();
    target.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button")?.focus();
  });

  document.addEventListener("DOMContentLoaded", addToTranslationEditor);
})();
