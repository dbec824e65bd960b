/* The fronts of all devices side by side: heights agree where the score is of candidates and not of devices. */

function besideOptions(device) {
  const options = frontOptions(device);
  return {
    ...options,
    grid: { left: 8, right: 18, top: 30, bottom: 34, containLabel: true },
    legend: { show: false },
    toolbox: { show: false },
    xAxis: { ...options.xAxis, splitNumber: 4 },
    series: options.series.map((series) => ({ ...series, symbolSize: 0.7 * (series.symbolSize || 0) })),
  };
}

function makeBeside(open) {
  const section = byId("beside");
  if (report.devices.length < 2) {
    section.hidden = true;
    return () => {};
  }
  const charts = report.devices.map((device, place) => {
    const name = element("button", { type: "button", class: "beside-name" }, device.name);
    const host = element("div", { class: "chart beside-chart" });
    name.addEventListener("click", () => open(place));
    byId("beside-panels").append(element("div", {}, name, host));
    return addChart(host, "Small scatter plot of " + device.name + ". The members of the front are in its table.", () => besideOptions(place), copyOnClick);
  });
  byId("beside-legend").replaceChildren(...report.families.map((name, family) =>
    element("span", {}, schemeMark(family), name)));
  return () => charts.forEach(update);
}
