/* All objectives of a device side by side. */

function parallelOptions(device) {
  const feasible = allPoints.filter((point) => isFeasible(point, device));
  const names = report.objectives.map((objective) => objective.metric);
  return {
    legend: { ...frontLegend(), data: report.schemes.map((name) => ({ name, icon: "roundRect" })), itemHeight: 3, itemWidth: 16 },
    parallel: { left: 70, right: 70, top: 66, bottom: 18, axisExpandable: false },
    parallelAxis: names.map((metric, dim) => parallelAxis(metric, dim, feasible, device)),
    tooltip: { ...tooltip(), trigger: "item", formatter: (hovered) => pointCard(hovered.data.point, device) },
    series: report.schemes.map((name, scheme) => parallelSeries(name, scheme, feasible, names, device)),
  };
}

function parallelAxis(metric, dim, points, device) {
  const values = valuesOf(points, metric, device);
  return {
    ...numberAxis(values, asksForLog(values)),
    dim,
    name: labelOf(metric),
    nameLocation: "end",
    nameGap: 14,
    inverse: directionOf(metric) < 0,
    splitLine: { show: false },
    areaSelectStyle: { width: 18, borderWidth: 1, borderColor: colour("accent"), color: colour("brush"), opacity: 1 },
  };
}

function parallelSeries(name, scheme, points, names, device) {
  const ofScheme = points.filter((point) => columns.scheme[point] === scheme);
  return {
    type: "parallel",
    name,
    color: schemeColour(scheme),
    smooth: false,
    inactiveOpacity: 0.03,
    activeOpacity: 0.85,
    lineStyle: { color: schemeColour(scheme), width: 1 },
    emphasis: { lineStyle: { width: 3, opacity: 1 } },
    data: ofScheme.map((point) => ({
      point,
      value: names.map((metric) => missingAsDash(valueOf(point, metric, device))),
      lineStyle: isOnFront(point, device) ? { width: 1.8, opacity: 0.9 } : { width: 1, opacity: 0.14 },
    })),
  };
}

/** ECharts' own sign for no value. */
function missingAsDash(value) {
  return value === null ? "-" : value;
}

function parallelCaption() {
  return "One line a feasible candidate, on every axis the better end up; strong lines are on the front. "
    + "Drag along an axis to keep only the lines through a range, and click the axis to let go.";
}

function listenToBrush(chart, device, line) {
  chart.on("axisareaselected", () => {
    const chosen = chart.getModel().getSeries().reduce((sum, series) => sum + series.getRawIndicesByActiveState("active").length, 0);
    const feasible = allPoints.filter((point) => isFeasible(point, device)).length;
    line.textContent = chosen === 0 ? "" : count(chosen, "candidate") + " of " + wholeNumber.format(feasible) + " in the ranges.";
  });
}
