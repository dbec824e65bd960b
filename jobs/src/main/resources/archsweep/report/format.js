/* Numbers and names as the reader sees them. */

const MISSING = "\u2013";
const wholeNumber = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const fewDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });
const shortNumber = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

function formatNumber(value) {
  if (value === null || value === undefined) {
    return MISSING;
  }
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e9) {
    return wholeNumber.format(value);
  }
  return size >= 1e9 || (size > 0 && size < 1e-3) ? exponential(value) : fewDigits.format(value);
}

function exponential(value) {
  const [mantissa, exponent] = value.toExponential(3).split("e");
  return Number(mantissa) + "e" + Number(exponent);
}

/** For the ticks of an axis. */
function formatTick(value) {
  const size = Math.abs(value);
  if (size >= 1e12 || (size > 0 && size < 1e-3)) {
    const [mantissa, exponent] = value.toExponential(2).split("e");
    return Number(mantissa) + "e" + Number(exponent);
  }
  return size >= 1e4 ? shortNumber.format(value) : String(Number(value.toPrecision(6)));
}

function formatCorrelation(value) {
  if (value === null) {
    return MISSING;
  }
  return value.toFixed(2).replace("-", "\u2212").replace("\u22120.00", "0.00");
}

function count(number, singular, plural) {
  return wholeNumber.format(number) + " " + (number === 1 ? singular : plural || singular + "s");
}

function listed(words) {
  return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + " and " + words[words.length - 1];
}

function shortName(name) {
  return name.length > 28 ? name.slice(0, 27) + "\u2026" : name;
}
