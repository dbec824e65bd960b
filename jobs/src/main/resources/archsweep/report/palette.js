/* Colours come from the style sheet, so that charts follow the theme. Each scheme has a shape too. */

const SCHEME_COLOURS = 8;
const SHAPES = [
  "circle",
  "diamond",
  "triangle",
  "rect",
  "path://M0,0 L10,0 L5,9 Z",
  "path://M3,0 L7,0 L7,3 L10,3 L10,7 L7,7 L7,10 L3,10 L3,7 L0,7 L0,3 L3,3 Z",
  "path://M5,0 L9.3,2.5 L9.3,7.5 L5,10 L0.7,7.5 L0.7,2.5 Z",
];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function schemeColour(scheme) {
  return colour("scheme-" + (scheme % SCHEME_COLOURS));
}

function schemeShape(scheme) {
  return SHAPES[scheme % SHAPES.length];
}
