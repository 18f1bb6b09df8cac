// Lays the evidence of each sentence under it in Wagtail's editor. A block's id is its sentence's id.
(() => {
  const panel = document.querySelector("[data-desk-evidence]");
  if (!panel) return;

  const placeOf = (name) => document.querySelector(`form [data-contentpath="${CSS.escape(name)}"]`);

  const lay = () => {
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
