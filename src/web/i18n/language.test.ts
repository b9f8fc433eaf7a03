import { expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

test('the account setting wins over this browser, and this browser over its own preference', () => {
  expect(chooseLanguage('es', 'en', ['en-GB'])).toBe('es');
  expect(chooseLanguage(null, 'es', ['en-GB'])).toBe('es');
  expect(chooseLanguage(undefined, null, ['de-DE', 'es-MX', 'en'])).toBe('es');
});

test('anything unknown falls back to English', () => {
  expect(chooseLanguage('klingon', 'xx', ['fr-FR'])).toBe('en');
  expect(chooseLanguage(null, null, [])).toBe('en');
});
