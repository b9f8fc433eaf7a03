import { afterEach, expect, test } from 'vitest';
import { adoptingStyles, allowStylesOfSpans } from './strict-styles.ts';

afterEach(() => {
  Reflect.deleteProperty(HTMLSpanElement.prototype, 'setAttribute');
});

test('only while it is asked for, and only styles, are made otherwise', () => {
  const made: Element[] = [];
  const failing = () =>
    adoptingStyles(document, () => {
      made.push(document.createElement('div'));
      throw new Error('inside');
    });
  expect(failing).toThrow('inside');
  expect(made[0]).toBeInstanceOf(HTMLDivElement);
  expect(document.createElement('style')).toBeInstanceOf(HTMLStyleElement);
});

test('a style attribute of a span becomes properties, every other attribute stays one', () => {
  allowStylesOfSpans();
  allowStylesOfSpans();
  const span = document.createElement('span');
  span.setAttribute('style', 'color:#50a0f0;');
  span.setAttribute('style', `${span.getAttribute('style') ?? ''}letter-spacing: 1px;`);
  span.setAttribute('aria-label', 'cell');
  expect(span.style.color).toBe('rgb(80, 160, 240)');
  expect(span.style.letterSpacing).toBe('1px');
  expect(span.getAttribute('aria-label')).toBe('cell');
});
