/* Elements are made from text and attributes, never from markup. */

function byId(id) {
  return document.getElementById(id);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

function option(value, text) {
  return element("option", { value }, text);
}

/** Lets a long architecture break after its separators. */
function breakable(text) {
  return text.split(/(?<=[|+,;/\s])/).flatMap((part) => [part, element("wbr")]);
}

/** Says something at the foot of the window for a moment, and to screen readers. */
function announce(text) {
  const place = byId("announcement");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => place.classList.remove("shown"), 1600);
}
