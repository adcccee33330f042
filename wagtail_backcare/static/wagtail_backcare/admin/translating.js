// Beside wagtail-localize's editor: fetches what is known of the texts, again whenever one was saved.
(() => {
  const DELAY = 800;
  const script = document.currentScript;
  let timer;
  let request;

  function toText(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content.textContent.trim();
  }

  // The editor gives its texts no ids. Those that read alike are told apart by their order.
  function findInEditor(editor, path) {
    const texts = JSON.parse(editor.dataset.props).segments.filter((segment) => segment.type === "string");
    const position = texts.findIndex((segment) => segment.contentPath === path);
    if (position < 0) return null;
    const wanted = toText(texts[position].source);
    const alike = texts.slice(0, position).filter((segment) => toText(segment.source) === wanted).length;
    const shown = [...editor.querySelectorAll("li.complete, li.incomplete, li.errored")];
    return shown.filter((item) => item.textContent.includes(wanted))[alike] ?? null;
  }

  function lead(editor, path) {
    const found = findInEditor(editor, path);
    if (!found) return;
    const tab = found.closest("[role=tabpanel][hidden]");
    if (tab) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
    document.querySelector(".backcare-found")?.classList.remove("backcare-found");
    found.classList.add("backcare-found");
    found.scrollIntoView({ block: "center" });
    found.querySelector("button")?.focus({ preventScroll: true });
  }

  // Numbers, choices and shared questions are no texts of this editor.
  function show(editor, box, html) {
    const paths = new Set(JSON.parse(editor.dataset.props).segments.map((segment) => segment.contentPath));
    const openings = [...box.querySelectorAll("details")].map((details) => details.open);
    box.innerHTML = html.trim();
    box.querySelectorAll("details").forEach((details, position) => {
      if (openings[position] !== undefined) details.open = openings[position];
    });
    box.querySelectorAll("[data-backcare-path]").forEach((button) => {
      button.hidden = !paths.has(button.dataset.backcarePath);
    });
  }

  async function refresh(editor, box) {
    request?.abort();
    request = new AbortController();
    try {
      const response = await fetch(script.dataset.url, { signal: request.signal, headers: { Accept: "text/html" } });
      if (!response.ok) throw new Error(response.statusText);
      show(editor, box, await response.text());
    } catch (error) {
      if (error.name !== "AbortError") box.textContent = script.dataset.failed;
    }
  }

  function refreshSoon(editor, box) {
    clearTimeout(timer);
    timer = setTimeout(() => refresh(editor, box), DELAY);
  }

  function start() {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor) return;
    const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: script.dataset.styles });
    document.head.append(styles);
    const box = document.createElement("div");
    box.className = "backcare-translating";
    editor.before(box);
    box.addEventListener("click", (event) => {
      const button = event.target.closest("[data-backcare-path]");
      if (button) lead(editor, button.dataset.backcarePath);
    });
    refresh(editor, box);
    const isOfText = (entry) => /\/localize\/translate\/.*\/edit\/$/.test(entry.name);
    new PerformanceObserver((requests) => {
      if (requests.getEntries().some(isOfText)) refreshSoon(editor, box);
    }).observe({ type: "resource" });
  }

  document.addEventListener("DOMContentLoaded", start);
})();
