import { expect, test } from 'vitest';
import { reasonText } from './reason-text.ts';
import { choose, pushed } from './test-tags.ts';

test('every reason is a sentence in both languages', () => {
  const tags = [
    ...'1.2.3-a 1.2.4-a 1.2.9-a 2.0.0-a 1.2-a 1.2.3.4-a v9.0.0-a x 9.0.0-b 3.0.0-rc1-a 20240101-a 1.0.0-a 1.2.10 1.2.4-a-ls3'.split(
      ' ',
    ),
    pushed('1.2.5-a', 999),
    pushed('1.2.6-a', 1),
  ];
  const choice = {
    level: 'minor',
    minimumAgeDays: 3,
    skipped: [{ tag: '1.2.4-a' }],
    exclude: ['^x$'],
  } as const;
  const { passedOver } = choose('1.2.3-a', tags, choice);
  const texts = Object.fromEntries(passedOver.map(({ name, reason }) => [name, reasonText(reason)]));
  expect(texts['1.2.4-a']?.en).toBe('Somebody skipped it.');
  expect(texts['1.2.5-a']?.es).toBe('Es demasiado reciente: espera hasta el 1972-09-29.');
  expect(texts['2.0.0-a']?.en).toBe('It is a major version, and only a minor version or less is wanted.');
  expect(texts['9.0.0-b']).toEqual({ en: 'It has another variant: b.', es: 'Tiene otra variante: b.' });
  expect(texts['1.2.10']?.en).toBe('It has no variant, as the one that runs has.');
  expect(texts['1.2.4-a-ls3']?.en).toBe('It has another variant: a-lsN.');
  expect(texts['v9.0.0-a']?.en).toBe('It begins in another way: v.');
  expect(texts['x']?.en).toBe('The exclude pattern ^x$ fits it.');
  for (const { en, es } of Object.values(texts)) {
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(es).toMatch(/^[A-Z].*\.$/);
  }
});
