"use strict";
(() => {
  const picture = document.getElementById("picture");
  const articles = [...document.querySelectorAll("article")];
  const linked = [...document.querySelectorAll("[data-statement]")];
  const nodes = [...document.querySelectorAll("[data-node]")];
  const switches = [...document.querySelectorAll("[data-shows]")];

  const show = (statements, account, node) => {
    const chosen = new Set(statements);
    const choosing = chosen.size > 0;
    picture.classList.toggle("choosing", choosing);
    for (const element of linked) {
      const here = chosen.has(element.dataset.statement);
      const mine = here && (account === null || !("account" in element.dataset) || element.dataset.account === account);
      if (element.matches("article")) element.hidden = choosing && !here;
      else if (element.matches(".step")) element.toggleAttribute("aria-current", mine);
      else element.classList.toggle("chosen", mine);
    }
    for (const element of nodes) element.classList.toggle("chosen", element.dataset.node === node);
    document.getElementById("evidence").scrollTop = 0;
  };

  const choose = (element) => {
    if (element.dataset.statement) {
      show([element.dataset.statement], element.dataset.account, null);
      history.replaceState(null, "", "#" + element.dataset.statement.replace(":", "-"));
    } else {
      const node = element.dataset.node;
      const touching = articles.filter((article) => article.dataset.nodes.split(" ").includes(node));
      show(touching.map((article) => article.dataset.statement), null, node);
    }
  };

  document.addEventListener("click", (event) => {
    const element = event.target.closest(".edge, .node, .step");
    if (element) {
      event.preventDefault();
      choose(element);
    } else if (event.target.closest("#picture")) show([], null, null);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show([], null, null);
    const element = event.target.closest(".edge, .node");
    if (element && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(element);
    }
  });

  for (const box of switches) {
    box.addEventListener("change", () => {
      for (const edge of picture.querySelectorAll(".edge")) {
        if (edge.dataset.account === box.dataset.shows) edge.classList.toggle("away", !box.checked);
      }
    });
  }

  document.getElementById("download").addEventListener("click", () => {
    const copy = picture.querySelector("svg").cloneNode(true);
    for (const element of copy.querySelectorAll(".chosen")) element.classList.remove("chosen");
    const file = new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = document.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) + ".svg";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = wanted && wanted.matches("article") ? wanted : null;
  if (first) show([first.dataset.statement], null, null);
})();
