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

function announce(text) {
  byId("announcement").textContent = text;
}
