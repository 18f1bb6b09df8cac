// Remembers, in this browser alone, which version of an article a signed-in reader read last. Nothing of it is sent anywhere.
(() => {
  "use strict";
  const story = document.querySelector(".story[data-version]");
  if (!story) return;
  const { slug, version } = story.dataset;
  const most = 300;
  try {
    const read = new Map(JSON.parse(localStorage.getItem("last-read") || "[]"));
    const before = read.get(slug);
    const line = story.querySelector(".last-read");
    if (line && before && before < Number(version)) {
      line.querySelector("a").href += `${Number(before)}/`;
      line.hidden = false;
    }
    read.delete(slug);
    read.set(slug, Number(version));
    localStorage.setItem("last-read", JSON.stringify([...read].slice(-most)));
  } catch {
    localStorage.removeItem("last-read");
  }
})();
