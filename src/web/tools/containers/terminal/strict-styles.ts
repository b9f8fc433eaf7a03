/*
 * The policy of the pages, `style-src 'self'`, refuses the `<style>` elements and `style` attributes by which xterm.js 6.0 draws;
 * sheets and properties that are set through the CSSOM it allows (CSP Level 3, 6.1.14). `documentOverride` reaches only a part
 * of both, so the page's own document and spans stand in.
 */

/** Calls `make`, during which a `<style>` that is made becomes a sheet of the page for as long as it is in the page. */
export function adoptingStyles(page: Document, make: () => void): void {
  const createElement = page.createElement.bind(page);
  Object.defineProperty(page, 'createElement', {
    configurable: true,
    value: (name: string) => (name === 'style' ? createAdoptedStyle(page) : createElement(name)),
  });
  try {
    make();
  } finally {
    Reflect.deleteProperty(page, 'createElement');
  }
}

function createAdoptedStyle(page: Document): HTMLElement {
  const sheet = new CSSStyleSheet();
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  const element: HTMLElement = Document.prototype.createElement.call(page, 'template');
  const remove = element.remove.bind(element);
  element.remove = () => {
    remove();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  let text = '';
  Object.defineProperty(element, 'textContent', {
    get: () => text,
    set(css: string) {
      text = css;
      sheet.replaceSync(css);
    },
  });
  return element;
}

/** From now on, a `style` attribute that is set on a span is set as properties: how a cell gets a colour beyond the palette. */
export function allowStylesOfSpans(): void {
  if (Object.hasOwn(HTMLSpanElement.prototype, 'setAttribute')) return;
  Object.defineProperty(HTMLSpanElement.prototype, 'setAttribute', {
    configurable: true,
    value(this: HTMLSpanElement, name: string, value: string) {
      if (name === 'style') this.style.cssText = value;
      else Element.prototype.setAttribute.call(this, name, value);
    },
  });
}
