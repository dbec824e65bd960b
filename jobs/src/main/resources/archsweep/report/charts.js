/* Charts that can be drawn again: for another theme, another width, or paper. */

const PAPER_WIDTH = 680;
const drawnCharts = [];
let onPaper = false;

/** A chart in an element: options() gives what to draw; prepare(chart) may listen to it. */
function addChart(host, label, options, prepare) {
  const entry = { host, options, prepare: prepare || (() => {}), chart: null };
  host.setAttribute("role", "img");
  host.setAttribute("aria-label", label);
  drawnCharts.push(entry);
  new ResizeObserver(() => fit(entry)).observe(host);
  return entry;
}

function isVisible(entry) {
  return entry.host.offsetParent !== null && entry.host.clientWidth > 0;
}

function fit(entry) {
  if (onPaper || !isVisible(entry)) {
    return;
  }
  if (entry.chart === null) {
    draw(entry);
  } else if (entry.chart.getWidth() !== entry.host.clientWidth || entry.chart.getHeight() !== entry.host.clientHeight) {
    entry.chart.resize();
  }
}

function draw(entry) {
  discard(entry);
  if (!isVisible(entry)) {
    return;
  }
  const size = onPaper ? { renderer: "svg", width: PAPER_WIDTH } : { renderer: "canvas" };
  entry.chart = echarts.init(entry.host, null, size);
  entry.chart.on("rendered", () => markRendered(entry));
  entry.chart.setOption({ ...commonOptions(), ...entry.options() });
  entry.prepare(entry.chart);
  if (onPaper) {
    entry.chart.getZr().flush();
  }
}

/** Draws what changed into a chart that is there. */
function update(entry) {
  if (entry.chart !== null) {
    entry.chart.setOption({ ...commonOptions(), ...entry.options() }, { notMerge: true });
  }
}

function redrawAll() {
  drawnCharts.forEach(draw);
}

function discard(entry) {
  if (entry.chart !== null) {
    entry.chart.dispose();
    entry.chart = null;
    delete entry.host.dataset.rendered;
  }
}

function markRendered(entry) {
  if (entry.chart !== null) {
    entry.host.dataset.rendered = entry.chart.getWidth() + "x" + entry.chart.getHeight();
  }
}

function commonOptions() {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("ink") },
    toolbox: {
      show: !onPaper,
      right: 0,
      top: 0,
      itemSize: 13,
      iconStyle: { borderColor: colour("muted") },
      emphasis: { iconStyle: { borderColor: colour("accent"), textFill: colour("accent"), textAlign: "right" } },
      feature: { saveAsImage: { title: "Save as image", backgroundColor: colour("paper"), pixelRatio: 2 } },
    },
    tooltip: tooltip(),
  };
}

function tooltip() {
  return {
    confine: true,
    className: "chart-card",
    backgroundColor: colour("raised"),
    borderColor: colour("rule-strong"),
    borderWidth: 1,
    padding: [10, 12],
    textStyle: { color: colour("ink"), fontSize: 12 },
    transitionDuration: 0,
  };
}

/** The lines, ticks and words that every axis has. */
function axisStyle() {
  return {
    axisLine: { show: true, onZero: false, lineStyle: { color: colour("rule-strong") } },
    axisTick: { show: true, lineStyle: { color: colour("rule-strong") } },
    axisLabel: { color: colour("muted"), fontSize: 11, hideOverlap: true, formatter: formatTick },
    splitLine: { show: true, lineStyle: { color: colour("rule") } },
    nameTextStyle: { color: colour("ink"), fontSize: 12 },
  };
}

/** An axis for these values. A logarithmic one ends close to them, with ticks at powers of ten or two. */
function numberAxis(values, isLog) {
  const style = axisStyle();
  if (!isLog || values.length === 0) {
    return { ...style, type: "value", scale: true };
  }
  const [least, most] = rangeOf(values);
  const base = most / least < 2000 ? 2 : 10;
  const margin = Math.pow(most / least, 0.04) * 1.02;
  return {
    ...style,
    type: "log",
    logBase: base,
    min: least / margin,
    max: most * margin,
    axisLabel: { ...style.axisLabel, formatter: (value) => (isPower(value, base) ? formatTick(value) : "") },
  };
}

function isPower(value, base) {
  const exponent = Math.log(value) / Math.log(base);
  return Math.abs(exponent - Math.round(exponent)) < 1e-6;
}
