/* Tables: what the charts show, for those who would rather read or copy it. */

const MEMBERS_SHOWN = 40;

function heading(text, attributes) {
  return element("th", { scope: "col", ...attributes }, text);
}

function numberCell(value, attributes) {
  return element("td", { class: "number", "data-value": value === null ? "" : value, ...attributes }, formatNumber(value));
}

function fillGlance(table, open) {
  const names = report.objectives.map((objective) => objective.metric);
  table.append(
    element("thead", {},
      element("tr", {},
        heading("Device", { rowspan: 2 }),
        heading("Feasible", { class: "number", rowspan: 2 }),
        heading("On the front", { class: "number", rowspan: 2 }),
        element("th", { scope: "colgroup", class: "group", colspan: names.length + 1 }, "Knee of the front")),
      element("tr", {}, heading("Precision"), names.map((metric) => heading(labelOf(metric), { class: "number" })))),
    element("tbody", {}, report.devices.map((device, place) => glanceRow(device, place, names, open))));
}

function glanceRow(device, place, names, open) {
  const knee = allPoints.find((point) => isKnee(point, place));
  const name = element("a", { href: "#fronts" }, device.name);
  name.addEventListener("click", () => open(place));
  return element("tr", {},
    element("th", { scope: "row" }, name),
    element("td", { class: "number" }, wholeNumber.format(device.feasible) + " of " + wholeNumber.format(report.counts.candidates)),
    element("td", { class: "number" }, wholeNumber.format(device.on_front)),
    element("td", {}, knee === undefined ? MISSING : precisionOf(knee)),
    names.map((metric) => numberCell(knee === undefined ? null : valueOf(knee, metric, place))));
}

/** Which members a table shows: all, or the knee and an even choice along the accuracy, both ends included. */
function shownMembers(device) {
  const sorted = frontOf(device).sort((a, b) => accuracyOf(b, device) - accuracyOf(a, device));
  if (sorted.length <= MEMBERS_SHOWN) {
    return sorted;
  }
  const chosen = new Set(sorted.filter((point) => isKnee(point, device)));
  const others = sorted.filter((point) => !chosen.has(point));
  const wanted = MEMBERS_SHOWN - chosen.size;
  for (let i = 0; i < wanted; i++) {
    chosen.add(others[Math.round(i * (others.length - 1) / (wanted - 1))]);
  }
  return sorted.filter((point) => chosen.has(point));
}

function accuracyOf(point, device) {
  const value = valueOf(point, report.accuracy_metric, device) ?? -Infinity;
  return directionOf(report.accuracy_metric) < 0 ? -value : value;
}

function membersNote(device) {
  const members = report.devices[device].on_front;
  const shown = shownMembers(device).length;
  return shown === members
    ? "All " + count(members, "member") + "."
    : wholeNumber.format(shown) + " of " + count(members, "member") + ": the knee, both ends, and an even choice along "
      + report.accuracy_metric + " between them. The table of fronts has all.";
}

function fillMembers(table, device) {
  const names = report.objectives.map((objective) => objective.metric);
  const head = element("tr", {},
    heading("Architecture"), heading("Precision"), names.map((metric) => heading(labelOf(metric), { class: "number" })),
    heading("Rank", { class: "number" }), heading("Knee"), heading("Candidate"));
  const body = element("tbody", {}, shownMembers(device).map((point) => memberRow(point, device, names)));
  table.append(element("thead", {}, head), body);
  makeSortable(head, body);
}

function memberRow(point, device, names) {
  const knee = isKnee(point, device);
  const rank = rankOf(point, device);
  return element("tr", { class: knee ? "knee" : null, "data-point": point },
    element("td", { class: "architecture" }, breakable(architectureOf(point))),
    element("td", {}, schemeMark(familyOf(point)), precisionOf(point)),
    names.map((metric) => numberCell(valueOf(point, metric, device))),
    numberCell(rank < 0 ? null : rank),
    element("td", {}, knee ? "knee" : ""),
    element("td", {}, copyButton(columns.candidate_id[point])));
}

function schemeMark(scheme) {
  return element("span", { class: "mark", style: "--mark: var(--scheme-" + (scheme % SCHEME_COLOURS) + ")", "aria-hidden": "true" });
}

function copyButton(id) {
  const button = element("button", { type: "button", class: "copy", title: "Copy " + id }, id);
  button.addEventListener("click", () => copy(id));
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied " + text);
  } catch (refused) {
    announce("This browser does not let pages copy: " + text);
  }
}

function makeSortable(head, body) {
  [...head.children].forEach((cell, column) => {
    const button = element("button", { type: "button", class: "sort" }, cell.textContent);
    cell.replaceChildren(button);
    cell.dataset.label = cell.textContent;
    button.addEventListener("click", () => sortBy(head, body, column));
  });
}

function sortBy(head, body, column) {
  const descending = head.children[column].getAttribute("aria-sort") === "ascending";
  [...head.children].forEach((cell) => cell.removeAttribute("aria-sort"));
  head.children[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
  const sign = descending ? -1 : 1;
  const rows = [...body.rows].sort((a, b) => compareCells(a.cells[column], b.cells[column], sign));
  body.append(...rows);
}

/** What is missing stays last in both orders. */
function compareCells(a, b, sign) {
  if (a.dataset.value === undefined) {
    return sign * a.textContent.localeCompare(b.textContent, "en", { numeric: true });
  }
  if (a.dataset.value === "" || b.dataset.value === "") {
    return (a.dataset.value === "") - (b.dataset.value === "");
  }
  return sign * (Number(a.dataset.value) - Number(b.dataset.value));
}

function fillCorrelation(table) {
  const names = report.correlation.metrics;
  byId("correlation").hidden = names.length < 2;
  table.classList.add("heat");
  table.append(
    element("thead", {}, element("tr", {}, element("td"), names.map((name) => element("th", { scope: "col" }, element("span", {}, name))))),
    element("tbody", {}, report.correlation.rows.map((row, i) =>
      element("tr", {}, element("th", { scope: "row" }, names[i]), row.map((cell, j) => correlationCell(cell, names[i], names[j], i === j))))));
}

function correlationCell([coefficient, pairs], first, second, isSame) {
  const strength = coefficient === null ? 0 : Math.abs(coefficient);
  return element("td", {
    class: [coefficient < 0 ? "negative" : "positive", strength > 0.68 ? "strong" : "", isSame ? "same" : ""].join(" ").trim(),
    style: "--strength: " + strength.toFixed(2),
    title: first + " and " + second + ": " + formatCorrelation(coefficient) + ", n = " + wholeNumber.format(pairs),
  }, formatCorrelation(coefficient));
}

function correlationCaption() {
  if (report.correlation.metrics.length === 0) {
    return "";
  }
  const pairs = report.correlation.rows.flat().map((cell) => cell[1]);
  const [fewest, most] = rangeOf(pairs);
  const n = fewest === most ? "n = " + wholeNumber.format(most) : "n from " + wholeNumber.format(fewest) + " to " + wholeNumber.format(most) + ", in each cell's title";
  const ofCandidates = report.metrics.filter((metric) => metric.scope === "CANDIDATE").map((metric) => metric.name);
  return "Spearman\u2019s rank correlation, equal values sharing their average rank; each network is counted once, whatever precisions it was swept at"
    + (ofCandidates.length > 0 ? ", except for " + listed(ofCandidates) + ", which " + (ofCandidates.length === 1 ? "depends" : "depend") + " on the precision and " + (ofCandidates.length === 1 ? "is" : "are") + " compared over networks at each" : "")
    + "; " + n + ". A dash is where there are too few values or all are equal.";
}

function fillMetrics(table) {
  const scopes = { NETWORK: "network", CANDIDATE: "network, precision", DEVICE: "network, precision, device" };
  table.append(
    element("thead", {}, element("tr", {}, heading("Metric"), heading("Unit"), heading("Better"), heading("Depends on"), heading("Meaning"))),
    element("tbody", {}, report.metrics.map((metric) =>
      element("tr", {},
        element("th", { scope: "row", class: "code" }, metric.name),
        element("td", {}, metric.unit || MISSING),
        element("td", {}, { 1: "more", "-1": "less", 0: MISSING }[directionOf(metric.name)] + (isObjective(metric.name) ? " (objective)" : "")),
        element("td", {}, scopes[metric.scope]),
        element("td", {}, metric.meaning)))));
}

function fillFacts(list) {
  list.append(...report.facts.map((fact) => element("div", {}, element("dt", {}, fact.label), element("dd", {}, fact.value))));
}

function fillNotes(list) {
  const notes = [...sampleNotes(), ...report.notes];
  list.append(...(notes.length > 0 ? notes : ["None."]).map((note) => element("li", {}, note)));
}

function sampleNotes() {
  const { candidates, drawn, on_fronts: ofFronts } = report.counts;
  return drawn === candidates ? [] : [
    "The scatter plots and the parallel coordinates draw " + wholeNumber.format(drawn) + " of " + count(candidates, "candidate") + ": all "
      + wholeNumber.format(ofFronts) + " on a front, and of each precision an even sample of the others along " + report.accuracy_metric
      + ". Counts, box plots and correlations are of all.",
  ];
}
