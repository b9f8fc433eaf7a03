import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { setLanguage } from '../../../i18n/language.ts';
import { useRuleSentence } from './use-rule-sentence.ts';
import { ownTimeZone } from './window-words.ts';

afterEach(cleanup);

const rule = {
  match: { stack: 'media', image: 'lscr.io/*' },
  settings: {
    mode: 'auto',
    level: 'minor',
    minimumAgeDays: 3,
    window: { cron: '0 3 * * 6', timeZone: ownTimeZone(), minutes: 120 },
  },
} as const;

test('a rule is a sentence, in both languages', () => {
  const { result, rerender } = renderHook(() => useRuleSentence());
  expect(result.current(rule)).toEqual({
    who: 'Containers made from lscr.io/* in stack media',
    what: 'newer versions are applied by themselves, minor versions at most, only after 3 days, Saturday 03:00, for 2 h',
  });
  onTestFinished(() => setLanguage('en'));
  setLanguage('es');
  rerender();
  expect(result.current(rule)).toEqual({
    who: 'Contenedores hechos de lscr.io/* en el stack media',
    what: 'las versiones nuevas se aplican solas, versiones menores como mucho, solo después de 3 días, sábado 03:00, durante 2 h',
  });
});

test('a rule for all that says nothing says so', () => {
  const { result } = renderHook(() => useRuleSentence());
  expect(result.current({ match: {}, settings: {} })).toEqual({
    who: 'Every container',
    what: 'says nothing yet',
  });
});
