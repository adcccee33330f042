// The form of a disclaimer: lists the pages of the kind and site that are chosen, before anything is saved.
(() => {
  let request;

  async function refresh(box, form) {
    request?.abort();
    request = new AbortController();
    const address = new URL(box.dataset.url, window.location.href);
    for (const name of ["kind", "site"]) address.searchParams.set(name, form.elements[name]?.value ?? "");
    try {
      const response = await fetch(address, { signal: request.signal, redirect: "error" });
      if (!response.ok) throw new Error(response.statusText);
      box.innerHTML = await response.text();
    } catch (error) {
      if (error.name !== "AbortError") box.textContent = box.dataset.failed;
    }
  }

  document.addEventListener("change", (event) => {
    const box = document.querySelector("[data-backcare-shown-on][data-url]");
    if (box && ["kind", "site"].includes(event.target.name)) refresh(box, event.target.form);
  });
})();
