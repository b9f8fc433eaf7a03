import { expect, test } from 'vitest';
import { readLabels, reasonAgainstTimes } from '../alerts/read-report.ts';
import { spanishRefusal } from './spanish-refusal.ts';

const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`l${index}`, 'x']));

test.each([
  ['Una alerta necesita', {}],
  ['64 etiquetas como mucho', many],
  ['no tiene nombre', { '': 'x' }],
  ['más de 256 caracteres', { ['n'.repeat(257)]: 'x' }],
  ['no es texto válido', { a: '\ud800' }],
  ['carácter NUL', { a: 'x\0' }],
  ['El valor de la etiqueta $& tiene más de 4096 caracteres.', { '$&': 'x'.repeat(4_097) }],
])('whatever a report is refused for is said in Spanish: %s', (said, labels) => {
  const read = readLabels(labels);
  expect(spanishRefusal('reason' in read ? read.reason : '')).toContain(said);
});

test('times that cannot be are told in Spanish, and what is not known as it is', () => {
  expect(spanishRefusal(reasonAgainstTimes({ startsAtMs: 2, endsAtMs: 1 }) ?? '')).toMatch(/^Termina/);
  expect(spanishRefusal(reasonAgainstTimes({ startsAtMs: 1e30 }) ?? '')).toMatch(/^Uno de sus/);
  expect(spanishRefusal('Something else.')).toBe('Something else.');
});
