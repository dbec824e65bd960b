/* Box plots of a cost: devices side by side, a box for each precision scheme, one for all that were drawn together. */

const deviceMetrics = report.metrics.filter((metric) => metric.scope === "DEVICE").map((metric) => metric.name);
const BOX_HEIGHT = 15;
let spreadMetric = deviceMetrics.includes("latency_us") ? "latency_us" : deviceMetrics[0];

function spreadHeight() {
  return 96 + report.devices.length * (report.families.length * BOX_HEIGHT + 18);
}

function spreadOptions() {
  const boxes = report.devices.flatMap((device) => device.spreads[metricColumns.get(spreadMetric)]).filter((box) => box.length > 0);
  const values = boxes.flatMap((box) => [box[1], box[5]]);
  const isLog = asksForLog(spreadMetric, values);
  return {
    grid: { left: 20, right: 24, top: 40, bottom: 36, containLabel: true },
    legend: { ...frontLegend(), data: report.families.map((name) => ({ name, icon: "rect" })) },
    xAxis: { ...numberAxis(values, isLog), name: axisName(spreadMetric, isLog), nameLocation: "middle", nameGap: 30 },
    yAxis: {
      ...axisStyle(),
      type: "category",
      inverse: true,
      data: report.devices.map((device) => device.name),
      axisTick: { show: false },
      splitLine: { show: false },
      splitArea: { show: true, areaStyle: { color: ["transparent", colour("band")] } },
      axisLabel: { color: colour("ink"), fontSize: 12, formatter: shortName },
    },
    tooltip: { ...tooltip(), trigger: "item", formatter: spreadCard },
    series: report.families.map((name, scheme) => spreadSeries(name, scheme)),
  };
}

function spreadSeries(name, scheme) {
  return {
    type: "boxplot",
    name,
    boxWidth: [6, 11],
    color: schemeColour(scheme),
    itemStyle: { color: colour("paper"), borderColor: schemeColour(scheme), borderWidth: 1.5 },
    emphasis: { itemStyle: { borderWidth: 2 } },
    data: report.devices.map((device) => {
      const box = device.spreads[metricColumns.get(spreadMetric)][scheme];
      return { scheme, box, value: box.length > 0 ? box.slice(1) : ["-", "-", "-", "-", "-"] };
    }),
  };
}

function spreadCard(hovered) {
  const { scheme, box } = hovered.data;
  const names = ["least", "lower quartile", "median", "upper quartile", "most"];
  return element("div", { class: "card" },
    element("p", { class: "card-precision" }, report.devices[hovered.dataIndex].name + "  \u00b7  " + report.families[scheme]),
    element("table", {}, names.map((name, place) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, withUnit(spreadMetric, box[place + 1]))))),
    element("p", { class: "card-id" }, count(box[0], "candidate")));
}

function spreadCaption() {
  return metrics.get(spreadMetric).meaning + " Boxes reach from the lower to the upper quartile with a line at the median, whiskers from the least to the most, over all candidates with a value, feasible or not.";
}
