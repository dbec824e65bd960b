/* Puts the page together. */

function summary() {
  const { candidates, networks } = report.counts;
  return count(networks, "network") + " at " + count(report.schemes.length, "precision scheme") + ": " + count(candidates, "candidate")
    + ", on " + count(report.devices.length, "device") + ".";
}

function objectivesText() {
  const words = report.objectives.map((objective) => (objective.maximised ? "most " : "least ") + objective.metric);
  return "A candidate is on the front of a device if it is feasible there and no feasible candidate is at least as good in every objective and better in one. Objectives: " + listed(words) + ".";
}

function makePanel(name, device) {
  const panel = byId("device-panel").content.firstElementChild.cloneNode(true);
  const find = (selector) => panel.querySelector(selector);
  panel.id = "device-" + device;
  find(".panel-name").textContent = name;
  find(".members-note").textContent = membersNote(device);
  find(".scroll").setAttribute("aria-label", "Members of the front of " + name);
  fillMembers(find(".members"), device);
  byId("device-panels").append(panel);

  const front = addChart(find(".front-chart"), "Scatter plot of " + name + ". The members of the front are in the table below.", () => frontOptions(device), copyOnClick);
  const caption = () => { find(".front-caption").replaceChildren(...frontCaption(device)); };
  caption();

  const chosen = element("strong", {});
  find(".parallel-caption").append(parallelCaption() + " ", chosen);
  const choose = (points) => {
    chosen.textContent = choosePoints(device, points);
    fadeRows(find(".members"), device);
    update(front);
  };
  addChart(find(".parallel-chart"), "Parallel coordinates of the objectives of " + name + ".", () => parallelOptions(device), (chart) => listenToBrush(chart, choose));
  return { panel, refresh: () => { update(front); caption(); } };
}

/** Remembers what is brushed, and says how much it is. */
function choosePoints(device, points) {
  if (points === null) {
    brushed.delete(device);
    return "";
  }
  brushed.set(device, points);
  const feasible = allPoints.filter((point) => isFeasible(point, device)).length;
  return wholeNumber.format(points.size) + " of " + count(feasible, "candidate") + " in the ranges; the scatter plot and the table fade the others.";
}

function fadeRows(table, device) {
  for (const row of table.tBodies[0].rows) {
    row.classList.toggle("faded", !isChosen(Number(row.dataset.point), device));
  }
}

function copyOnClick(chart) {
  chart.on("click", (clicked) => {
    if (clicked.data && clicked.data.point !== undefined) {
      copy(columns.candidate_id[clicked.data.point]);
    }
  });
}

function fillMetricChoice(select, chosen, names) {
  select.append(...names.map((name) => option(name, labelOf(name))));
  select.value = chosen;
}

function makeAxisControls(refresh) {
  const names = report.metrics.map((metric) => metric.name);
  for (const axis of ["x", "y"]) {
    const select = byId(axis + "-metric");
    const log = byId(axis + "-log");
    const show = () => {
      log.checked = axes[axis + "Log"];
      log.disabled = !canBeLog(axes[axis]);
    };
    fillMetricChoice(select, axes[axis], names);
    show();
    select.addEventListener("change", () => {
      axes[axis] = select.value;
      axes[axis + "Log"] = asksForLog(select.value, valuesOnAllDevices(select.value));
      show();
      refresh();
    });
    log.addEventListener("change", () => {
      axes[axis + "Log"] = log.checked;
      refresh();
    });
  }
}

function makeSpread() {
  if (deviceMetrics.length === 0) {
    byId("spread").hidden = true;
    return;
  }
  const host = byId("spread-chart");
  host.style.height = spreadHeight() + "px";
  const chart = addChart(host, "Box plots of a cost on each device, for each precision.", spreadOptions);
  const caption = () => { byId("spread-caption").textContent = spreadCaption(); };
  caption();
  fillMetricChoice(byId("spread-metric"), spreadMetric, deviceMetrics);
  byId("spread-metric").addEventListener("change", () => {
    spreadMetric = byId("spread-metric").value;
    update(chart);
    caption();
  });
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", "Change to the " + (theme === "dark" ? "light" : "dark") + " theme");
  redrawAll();
}

function makeThemeButton() {
  setTheme(document.documentElement.dataset.theme);
  byId("theme").addEventListener("click", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    setTheme(theme);
    try {
      window.localStorage.setItem("archsweep-theme", theme);
    } catch (refused) {
      announce("This browser does not remember the theme");
    }
  });
}

/** On paper every device is shown, in light colours, at a width that fits a page. */
function preparePaper() {
  const root = document.documentElement;
  let screenTheme = root.dataset.theme;
  window.addEventListener("beforeprint", () => {
    screenTheme = root.dataset.theme;
    root.dataset.theme = "light";
    root.dataset.paper = "";
    onPaper = true;
    redrawAll();
  });
  window.addEventListener("afterprint", () => {
    delete root.dataset.paper;
    onPaper = false;
    setTheme(screenTheme);
  });
}

function start() {
  const byName = (metric) => metrics.has(metric);
  const cost = byName("latency_us") ? "latency_us" : (report.objectives.find((objective) => objective.metric !== report.accuracy_metric) || { metric: report.accuracy_metric }).metric;
  chooseAxes(cost, report.accuracy_metric);

  byId("summary").textContent = summary();
  byId("objectives").textContent = objectivesText();
  const panels = report.devices.map((device, place) => makePanel(device.name, place));
  const open = makeTabs(byId("device-tabs"), panels.map((made) => made.panel), report.devices.map((device) => device.name));
  const refreshBeside = makeBeside(open);
  makeAxisControls(() => {
    panels.forEach((made) => made.refresh());
    refreshBeside();
  });
  makeSpread();
  fillGlance(byId("glance"), open);
  fillCorrelation(byId("correlation-table"));
  byId("correlation-caption").textContent = correlationCaption();
  fillMetrics(byId("metric-table"));
  fillFacts(byId("facts"));
  fillNotes(byId("notes"));
  if (panels.length > 0) {
    open(0);
  }
  makeThemeButton();
  preparePaper();
  document.documentElement.dataset.ready = "";
}

start();
