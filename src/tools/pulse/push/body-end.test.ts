import { expect, test } from 'vitest';
import { bodyEnd } from './body-end.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what is short enough is kept whole', () => {
  expect(bodyEnd(bytes('añadido'))).toBe('añadido');
});

test('it does not begin in the middle of a sign', () => {
  expect(bodyEnd(bytes('ñandú'), 6)).toBe('andú');
  expect(bodyEnd(bytes('xñandú'), 6)).toBe('andú');
});

test('what is no text is readable all the same', () => {
  expect(bodyEnd(Uint8Array.of(0xff, 0x61))).toBe('�a');
});
