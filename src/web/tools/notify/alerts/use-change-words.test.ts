import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../../i18n/language.ts';
import { useChangeWords } from './use-change-words.ts';

afterEach(() => {
  act(() => setLanguage('en'));
  cleanup();
});

test('what happened by itself is said in the language of the page, what somebody did by its name', () => {
  act(() => setLanguage('es'));
  const { current: spell } = renderHook(() => useChangeWords()).result;
  expect(spell({ what: 'died', target: 'photos', by: null, detail: 'exit code 137' })).toBe(
    'photos se detuvo, código de salida 137',
  );
  expect(spell({ what: 'update image', target: 'photos', by: 'ana', detail: 'exit code 1 before' })).toBe(
    'update image photos, por ana, exit code 1 before',
  );
});
