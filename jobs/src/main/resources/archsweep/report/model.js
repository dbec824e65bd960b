/* What was measured. A point is known by its place in the columns, a device and a scheme by theirs. */

const report = JSON.parse(byId("report-data").textContent);
const columns = report.points;
const metrics = new Map(report.metrics.map((metric) => [metric.name, metric]));
const metricColumns = placesOfMetrics();
const allPoints = columns.candidate_id.map((id, point) => point);

function placesOfMetrics() {
  const places = new Map();
  let ofDevice = 0;
  let ofCandidate = 0;
  for (const metric of report.metrics) {
    places.set(metric.name, metric.scope === "DEVICE" ? ofDevice++ : ofCandidate++);
  }
  return places;
}

function valueOf(point, metric, device) {
  const column = metricColumns.get(metric);
  return metrics.get(metric).scope === "DEVICE"
    ? columns.devices[device].values[column][point]
    : columns.values[column][point];
}

function architectureOf(point) {
  return columns.architectures[columns.architecture[point]];
}

/** Which schemes are drawn alike: those that one entry of the sweep file drew. */
function familyOf(point) {
  return report.scheme_families[columns.scheme[point]];
}

function precisionOf(point) {
  const scheme = report.schemes[columns.scheme[point]];
  const precision = columns.precision_id[point];
  return precision === scheme ? scheme : scheme + " (" + precision + ")";
}

function isFeasible(point, device) {
  return columns.devices[device].feasible[point] === 1;
}

function isOnFront(point, device) {
  return columns.devices[device].on_front[point] === 1;
}

function isKnee(point, device) {
  return columns.devices[device].knee[point] === 1;
}

function rankOf(point, device) {
  return columns.devices[device].rank[point];
}

function frontOf(device) {
  return allPoints.filter((point) => isOnFront(point, device));
}

/** Whether points crowd a plot. */
function areMany() {
  return allPoints.length > 1500;
}

/** 1 if more is better, -1 if less is, 0 if nobody said. */
function directionOf(metric) {
  const objective = report.objectives.find((candidate) => candidate.metric === metric);
  if (objective) {
    return objective.maximised ? 1 : -1;
  }
  return { HIGHER: 1, LOWER: -1, UNSTATED: 0 }[metrics.get(metric).better];
}

function isObjective(metric) {
  return report.objectives.some((objective) => objective.metric === metric);
}

function labelOf(metric) {
  const unit = metrics.get(metric).unit;
  return unit ? metric + " (" + unit + ")" : metric;
}

function valuesOf(points, metric, device) {
  return points.map((point) => valueOf(point, metric, device)).filter((value) => value !== null);
}

/** Whether values of a metric are positive and span so much that a linear axis would crowd them. Decibels are logarithms already. */
function asksForLog(metric, values) {
  const [least, most] = rangeOf(values);
  return metrics.get(metric).unit !== "dB" && least > 0 && most / least >= 20;
}

function rangeOf(values) {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}
