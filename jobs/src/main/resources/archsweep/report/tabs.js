/* One panel a device, chosen by tabs: arrow keys, Home and End move between them. */

function makeTabs(list, panels, names) {
  const tabs = names.map((name, place) => element("button", { type: "button", role: "tab", id: "tab-" + place, "aria-controls": panels[place].id }, name));
  list.append(...tabs);
  panels.forEach((panel, place) => panel.setAttribute("aria-labelledby", "tab-" + place));

  function open(place) {
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === place));
      tab.tabIndex = i === place ? 0 : -1;
    });
    panels.forEach((panel, i) => panel.classList.toggle("closed", i !== place));
    drawnCharts.forEach(fit);
  }

  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => open(place));
    tab.addEventListener("keydown", (event) => {
      const target = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (target !== undefined) {
        event.preventDefault();
        const next = (target + tabs.length) % tabs.length;
        open(next);
        tabs[next].focus();
      }
    });
  });
  return open;
}
