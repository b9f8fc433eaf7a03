/**
 * The document as the terminal may use it under a policy without inline styles: xterm.js makes `<style>` elements and sets
 * `style` attributes, both of which `style-src 'self'` refuses; sheets and properties set through the CSSOM it allows
 * (CSP Level 3, 6.6.3 and "style-src").
 */
export function strictDocument(page: Document): Document {
  return new Proxy(page, {
    get(target, key) {
      if (key === 'createElement') return (name: string) => createElement(page, name);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Calls `make`, during which the page itself makes such elements too: part of xterm.js 6.0 asks it whatever it was told. */
export function makeStrictly(page: Document, make: () => void): void {
  Object.defineProperty(page, 'createElement', {
    configurable: true,
    value: (name: string) => createElement(page, name),
  });
  try {
    make();
  } finally {
    Reflect.deleteProperty(page, 'createElement');
  }
}

function createElement(page: Document, name: string): HTMLElement {
  if (name === 'style') return createAdoptedStyle(page);
  const element = createPlain(page, name);
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (attribute, value) => {
    if (attribute === 'style') element.style.cssText = value;
    else setAttribute(attribute, value);
  };
  return element;
}

/** Stands in for a `<style>`: its text becomes a sheet of the page for as long as it is in the page. */
function createAdoptedStyle(page: Document): HTMLElement {
  const sheet = new CSSStyleSheet();
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  const element = createPlain(page, 'template');
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

function createPlain(page: Document, name: string): HTMLElement {
  return Document.prototype.createElement.call(page, name);
}
