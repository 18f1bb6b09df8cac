// Lays the evidence of each sentence under it in Wagtail's editor, and names the fields. A block's id is its sentence's id.
(() => {
  const panel = document.querySelector("[data-desk-evidence]");
  if (!panel) return;

  const placeOf = (name) => document.querySelector(`form [data-contentpath="${CSS.escape(name)}"]`);

  const name = (field) => field.setAttribute("aria-label", panel.dataset.deskSentence);

  const lay = () => {
    document.querySelectorAll('[data-contentpath="body"] textarea:not([aria-label])').forEach(name);
    for (const card of [...panel.querySelectorAll("[data-desk-for]")]) {
      const place = placeOf(card.dataset.deskFor);
      if (!place) continue;
      card.classList.add("desk", "desk-laid");
      const field = place.querySelector("[data-field]") || place;
      field.append(card);
    }
  };

  lay();
  new MutationObserver(lay).observe(document.querySelector("#main") || document.body, { childList: true, subtree: true });
})();
