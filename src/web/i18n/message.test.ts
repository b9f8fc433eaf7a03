import { expect, test } from 'vitest';
import { defineMessages, formatMessage } from './message.ts';

const messages = defineMessages({
  rows: {
    en: { one: '{count} row', other: '{count} rows' },
    es: { one: '{count} fila', other: '{count} filas' },
  },
  left: {
    en: { zero: 'none left', one: 'one left', other: '{count} left' },
    es: { one: 'queda una', other: 'quedan {count}' },
  },
  stop: { en: 'Stop {name}', es: 'Detener {name}' },
});

test('plural forms follow the rules of each language', () => {
  expect(formatMessage(messages.rows, 'en', { count: 1 })).toBe('1 row');
  expect(formatMessage(messages.rows, 'en', { count: 0 })).toBe('0 rows');
  expect(formatMessage(messages.rows, 'es', { count: 1 })).toBe('1 fila');
  expect(formatMessage(messages.rows, 'es', { count: 1_000_000 })).toBe('1.000.000 filas');
});

test('a form for zero is used where there is one', () => {
  expect(formatMessage(messages.left, 'en', { count: 0 })).toBe('none left');
  expect(formatMessage(messages.left, 'es', { count: 0 })).toBe('quedan 0');
});

test('a parameter is inserted as text, however it looks', () => {
  expect(formatMessage(messages.stop, 'en', { name: '$& {name} <b>' })).toBe('Stop $& {name} <b>');
});

test('a missing parameter stays visible instead of turning into undefined', () => {
  expect(formatMessage(messages.stop, 'es')).toBe('Detener {name}');
});
