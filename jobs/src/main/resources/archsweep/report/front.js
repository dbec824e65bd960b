/* One score against one cost on a device. */

const brushed = new Map();
const axes = { x: null, y: null, xLog: false, yLog: false };

function chooseAxes(x, y) {
  axes.x = x;
  axes.y = y;
  axes.xLog = asksForLog(x, valuesOnAllDevices(x));
  axes.yLog = asksForLog(y, valuesOnAllDevices(y));
}

function valuesOnAllDevices(metric) {
  return report.devices.flatMap((name, device) => valuesOf(allPoints, metric, device));
}

function canBeLog(metric) {
  return rangeOf(valuesOnAllDevices(metric))[0] > 0;
}

function frontOptions(device) {
  const shown = drawable(device);
  const xValues = valuesOf(shown, axes.x, device);
  const yValues = valuesOf(shown, axes.y, device);
  return {
    grid: { left: 12, right: 24, top: 56, bottom: 36, containLabel: true },
    legend: frontLegend(),
    toolbox: frontToolbox(),
    xAxis: { ...numberAxis(xValues, axes.xLog), name: axisName(axes.x, axes.xLog), nameLocation: "middle", nameGap: 30 },
    yAxis: { ...numberAxis(yValues, axes.yLog), name: axisName(axes.y, axes.yLog), nameTextStyle: { align: "left", color: colour("ink"), fontSize: 12, padding: [0, 0, 2, -30] } },
    tooltip: { ...tooltip(), trigger: "item", formatter: (hovered) => pointCard(hovered.data.point, device) },
    series: [
      infeasibleSeries(shown, device),
      ...report.families.map((name, scheme) => otherSeries(name, scheme, shown, device)),
      stairs(device),
      ...report.families.map((name, scheme) => memberSeries(name, scheme, shown, device)),
      kneeSeries(shown, device),
    ],
  };
}

function axisName(metric, isLog) {
  const direction = { 1: "more is better", "-1": "less is better", 0: null }[directionOf(metric)];
  const words = [isLog ? "log" : null, direction].filter((word) => word !== null);
  return labelOf(metric) + (words.length > 0 ? "  \u00b7  " + words.join(", ") : "");
}

function frontLegend() {
  const schemes = report.families.map((name, scheme) => ({ name, icon: schemeShape(scheme) }));
  return {
    left: 0,
    top: 0,
    type: "scroll",
    formatter: shortName,
    itemWidth: 11,
    itemHeight: 11,
    itemGap: 18,
    data: [...schemes, { name: "infeasible", icon: "circle" }],
    itemStyle: { opacity: 1 },
    textStyle: { color: colour("ink"), fontSize: 12 },
    inactiveColor: colour("rule-strong"),
    pageIconColor: colour("muted"),
    pageTextStyle: { color: colour("muted") },
  };
}

function frontToolbox() {
  const common = commonOptions().toolbox;
  return {
    ...common,
    top: 26,
    feature: {
      dataZoom: { title: { zoom: "Zoom into a rectangle", back: "Zoom back" }, brushStyle: { color: colour("brush") } },
      ...common.feature,
    },
  };
}

function datum(point, device) {
  const place = { point, value: [valueOf(point, axes.x, device), valueOf(point, axes.y, device)] };
  return isChosen(point, device) ? place : { ...place, itemStyle: { opacity: 0.07 } };
}

/** Whether no ranges are brushed in the parallel coordinates of the device, or the point is within them. */
function isChosen(point, device) {
  return !brushed.has(device) || brushed.get(device).has(point);
}

function infeasibleSeries(points, device) {
  return {
    type: "scatter",
    name: "infeasible",
    z: 1,
    symbol: "circle",
    symbolSize: areMany() ? 4 : 6,
    color: colour("infeasible"),
    itemStyle: { color: colour("infeasible"), opacity: areMany() ? 0.35 : 0.55 },
    data: points.filter((point) => !isFeasible(point, device)).map((point) => datum(point, device)),
  };
}

function otherSeries(name, scheme, points, device) {
  const others = points.filter((point) => familyOf(point) === scheme && isFeasible(point, device) && !isOnFront(point, device));
  return {
    type: "scatter",
    name,
    z: 2,
    symbol: schemeShape(scheme),
    symbolSize: areMany() ? 5 : 7,
    color: schemeColour(scheme),
    itemStyle: { color: schemeColour(scheme), opacity: areMany() ? 0.22 : 0.32 },
    emphasis: { itemStyle: { opacity: 1 } },
    data: others.map((point) => datum(point, device)),
  };
}

function memberSeries(name, scheme, points, device) {
  const members = points.filter((point) => familyOf(point) === scheme && isOnFront(point, device));
  return {
    type: "scatter",
    name,
    z: 4,
    symbol: schemeShape(scheme),
    symbolSize: 12,
    color: schemeColour(scheme),
    itemStyle: { color: schemeColour(scheme), opacity: 1, borderColor: colour("ink"), borderWidth: 1.25 },
    data: members.map((point) => datum(point, device)),
  };
}

function kneeSeries(points, device) {
  return {
    type: "scatter",
    name: "knee",
    z: 5,
    silent: true,
    symbol: "circle",
    symbolSize: 23,
    itemStyle: { color: "transparent", borderColor: colour("ink"), borderWidth: 1.5 },
    label: { show: true, formatter: "knee", position: "top", distance: 3, color: colour("ink"), fontSize: 12, fontWeight: 600, textBorderColor: colour("paper"), textBorderWidth: 3 },
    data: points.filter((point) => isKnee(point, device)).map((point) => datum(point, device)),
  };
}

function stairs(device) {
  return {
    type: "line",
    name: "undominated in these two axes",
    z: 3,
    silent: true,
    symbol: "none",
    step: directionOf(axes.x) < 0 ? "end" : "start",
    lineStyle: { color: colour("ink"), width: 1.25, opacity: 0.75 },
    data: undominatedMembers(device).map((point) => datum(point, device)),
  };
}

/** Members of the front that stay undominated when only the two axes count, along x. None if an axis is no objective. */
function undominatedMembers(device) {
  if (!isObjective(axes.x) || !isObjective(axes.y) || axes.x === axes.y) {
    return [];
  }
  const xSign = directionOf(axes.x);
  const ySign = directionOf(axes.y);
  const x = (point) => valueOf(point, axes.x, device) * xSign;
  const y = (point) => valueOf(point, axes.y, device) * ySign;
  const bestFirst = frontOf(device).sort((a, b) => x(b) - x(a) || y(b) - y(a));
  let best = -Infinity;
  const kept = bestFirst.filter((point) => {
    const better = y(point) > best;
    best = Math.max(best, y(point));
    return better;
  });
  return xSign < 0 ? kept : kept.reverse();
}

function frontCaption(device) {
  const members = report.devices[device].on_front;
  const outlined = "Outlined: the " + count(members, "candidate") + " on the front of " + count(report.objectives.length, "objective")
    + " (" + listed(report.objectives.map((objective) => objective.metric)) + "). Grey: infeasible. ";
  return [outlined, lineCaption(device), missingCaption(device), element("span", { class: "screen-only" }, "Click a point to copy its candidate id.")];
}

function lineCaption(device) {
  const joined = undominatedMembers(device).length;
  if (joined === 0) {
    return "No line joins the front: the axes are not two of its objectives. ";
  }
  if (report.objectives.length === 2) {
    return "The line joins the front. ";
  }
  return "The plot shows the front projected: the line joins the " + count(joined, "member")
    + " that no other dominates in these two axes alone, and an outlined point that looks dominated here is better in an objective that the plot does not show. ";
}

function missingCaption(device) {
  const missing = allPoints.length - drawable(device).length;
  return missing === 0 ? "" : count(missing, "candidate") + " without a value on an axis " + (missing === 1 ? "is" : "are") + " not drawn. ";
}

/** The points with a value on both axes. */
function drawable(device) {
  return allPoints.filter((point) => valueOf(point, axes.x, device) !== null && valueOf(point, axes.y, device) !== null);
}

/** What is known about a point: for tooltips. */
function pointCard(point, device) {
  if (point === undefined) {
    return "";
  }
  const others = [axes.x, axes.y].filter((metric) => !isObjective(metric));
  const shown = [...new Set([...report.objectives.map((objective) => objective.metric), ...others])];
  const rank = rankOf(point, device);
  const standing = !isFeasible(point, device)
    ? "infeasible"
    : [isOnFront(point, device) ? "on the front" : null, isKnee(point, device) ? "knee" : null, rank < 0 ? null : "rank " + rank]
        .filter((word) => word !== null).join(", ");
  return element("div", { class: "card" },
    element("p", { class: "card-architecture" }, breakable(architectureOf(point))),
    element("p", { class: "card-precision" }, precisionOf(point) + (standing ? "  \u00b7  " + standing : "")),
    element("table", {}, shown.map((metric) =>
      element("tr", {}, element("th", { scope: "row" }, metric), element("td", {}, withUnit(metric, valueOf(point, metric, device)))))),
    element("p", { class: "card-id" }, columns.candidate_id[point]));
}

function withUnit(metric, value) {
  const unit = metrics.get(metric).unit;
  return formatNumber(value) + (value !== null && unit ? "\u202f" + unit : "");
}
