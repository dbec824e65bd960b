/* All objectives of a device side by side. */

function parallelOptions(device) {
  const feasible = allPoints.filter((point) => isFeasible(point, device));
  const names = report.objectives.map((objective) => objective.metric);
  const members = feasible.filter((point) => isOnFront(point, device));
  const others = feasible.filter((point) => !isOnFront(point, device));
  const strong = { width: 1.6, opacity: opacityOf(members, 0.9, 55) };
  const faint = { width: 1, opacity: opacityOf(others, 0.13, 40) };
  return {
    legend: { ...frontLegend(), data: report.families.map((name) => ({ name, icon: "roundRect" })), itemHeight: 3, itemWidth: 16 },
    parallel: { left: 70, right: 110, top: 66, bottom: 18, axisExpandable: false },
    parallelAxis: names.map((metric, dim) => parallelAxis(metric, dim, feasible, device)),
    tooltip: { ...tooltip(), trigger: "item", formatter: (hovered) => pointCard(hovered.data.point, device) },
    series: [
      ...report.families.map((name, scheme) => parallelSeries(name, scheme, others, names, device, faint)),
      ...report.families.map((name, scheme) => parallelSeries(name, scheme, members, names, device, strong)),
    ],
  };
}

function parallelAxis(metric, dim, points, device) {
  const values = valuesOf(points, metric, device);
  const axis = asksForLog(metric, values) ? numberAxis(values, true) : { ...numberAxis(values, false), ...roundRange(values) };
  const inverse = directionOf(metric) < 0;
  return {
    ...axis,
    axisLabel: { ...axis.axisLabel, color: colour("ink"), textBorderColor: colour("paper"), textBorderWidth: 3 },
    dim,
    name: labelOf(metric),
    nameLocation: inverse ? "start" : "end",
    nameGap: 14,
    inverse,
    splitLine: { show: false },
    areaSelectStyle: { width: 18, borderWidth: 1, borderColor: colour("accent"), color: colour("brush"), opacity: 1 },
  };
}

function parallelSeries(name, scheme, points, names, device, line) {
  const ofScheme = points.filter((point) => familyOf(point) === scheme);
  return {
    type: "parallel",
    name,
    color: schemeColour(scheme),
    smooth: false,
    inactiveOpacity: 0.03,
    activeOpacity: 0.85,
    lineStyle: { color: schemeColour(scheme), ...line },
    emphasis: { lineStyle: { width: 3, opacity: 1 } },
    data: ofScheme.map((point) => ({
      point,
      value: names.map((metric) => missingAsDash(valueOf(point, metric, device))),
    })),
  };
}

/** How strong lines may be that together must not hide each other. */
function opacityOf(points, most, ink) {
  return Math.max(0.025, Math.min(most, ink / points.length));
}

/** Ends and steps of a linear axis. ECharts would take them from the first of several parallel series alone. */
function roundRange(values) {
  const [least, most] = rangeOf(values);
  const span = most - least;
  if (!(span > 0)) {
    return {};
  }
  const magnitude = Math.pow(10, Math.floor(Math.log10(span / 5)));
  const interval = [1, 2, 5, 10].find((step) => step * magnitude >= span / 5) * magnitude;
  return { interval, min: Math.floor(least / interval) * interval, max: Math.ceil(most / interval) * interval };
}

/** ECharts' own sign for no value. */
function missingAsDash(value) {
  return value === null ? "-" : value;
}

function parallelCaption() {
  return "One line a feasible candidate, on every axis the better end up; strong lines are on the front. "
    + "Drag along an axis to keep only the lines through a range, and click the axis to let go.";
}

/** Tells which points are within the brushed ranges; null while there are none. */
function listenToBrush(chart, choose) {
  choose(null);
  chart.on("axisareaselected", () => {
    const all = chart.getModel().getSeries();
    const isBrushed = all.some((series) => series.getRawIndicesByActiveState("normal").length === 0 && series.getRawData().count() > 0);
    choose(isBrushed ? new Set(all.flatMap(activePoints)) : null);
  });
}

function activePoints(series) {
  return series.getRawIndicesByActiveState("active").map((place) => series.getRawData().getRawDataItem(place).point);
}
