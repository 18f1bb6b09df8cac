// Opens the evidence of a sentence beneath its paragraph. Without this script the same marks lead to the notes at the end.
(() => {
  "use strict";
  let open = null;

  const close = (back) => {
    if (!open) return;
    const { mark, aside } = open;
    open = null;
    aside.remove();
    mark.setAttribute("aria-expanded", "false");
    if (back) mark.focus();
  };

  const show = (mark, note) => {
    const aside = document.createElement("aside");
    aside.className = "note-open";
    aside.tabIndex = -1;
    aside.setAttribute("aria-label", mark.getAttribute("aria-label"));
    for (const part of note.cloneNode(true).childNodes) aside.append(part.cloneNode(true));
    const back = aside.querySelector(".back");
    if (back) back.replaceWith(Object.assign(document.createElement("b"), { className: "back", textContent: back.textContent }));
    const button = Object.assign(document.createElement("button"), { className: "note-close", type: "button", textContent: "×" });
    button.setAttribute("aria-label", document.querySelector(".story").dataset.close || "Close");
    button.addEventListener("click", () => close(true));
    aside.append(button);
    const home = mark.closest("p, .table, .figure") || mark.parentElement;
    home.after(aside);
    mark.setAttribute("aria-expanded", "true");
    open = { mark, aside };
    aside.focus({ preventScroll: true });
    aside.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.mark");
    if (!mark || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const note = document.getElementById(mark.hash.slice(1));
    if (!note) return;
    event.preventDefault();
    const same = open && open.mark === mark;
    close(same);
    if (!same) show(mark, note);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });
  for (const mark of document.querySelectorAll("a.mark")) mark.setAttribute("aria-expanded", "false");
})();
