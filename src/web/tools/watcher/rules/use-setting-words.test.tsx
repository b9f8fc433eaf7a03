import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import { setLanguage } from '../../../i18n/language.ts';
import { ownTimeZone } from './window-words.ts';
import { usePolicyWord } from './use-policy-word.ts';
import { settingFields, useSettingWords } from './use-setting-words.ts';

afterEach(cleanup);

const saturday = { cron: '0 3 * * 6', timeZone: ownTimeZone(), minutes: 150 };

test('every field of the default can be said, and what is not set cannot', () => {
  const { result } = renderHook(() => useSettingWords());
  expect(settingFields).toHaveLength(Object.keys(defaultPolicy).length);
  for (const field of settingFields) expect(result.current(defaultPolicy, field)).toBeTruthy();
  expect(result.current({}, 'mode')).toBeUndefined();
});

test('a window is said in words, in both languages', () => {
  const { result, rerender } = renderHook(() => useSettingWords());
  expect(result.current({ window: saturday }, 'window')).toBe('Saturday 03:00, for 2 h 30 min');
  onTestFinished(() => setLanguage('en'));
  setLanguage('es');
  rerender();
  expect(result.current({ window: saturday }, 'window')).toBe('sábado 03:00, durante 2 h 30 min');
});

test('a clock that is not this browser’s is named, and cron that is not simple is shown as written', () => {
  const { result } = renderHook(() => useSettingWords());
  const window = { cron: '*/7 3 * * *', timeZone: 'Antarctica/Troll', minutes: 60 };
  expect(result.current({ window }, 'window')).toBe('cron */7 3 * * *, for 1 h (Antarctica/Troll)');
});

test('the policy in a word says when only where it happens by itself', () => {
  const { result } = renderHook(() => usePolicyWord());
  expect(result.current({ mode: 'auto', window: saturday })).toBe('auto · Saturday 03:00');
  expect(result.current({ mode: 'ask', window: saturday })).toBe('ask');
  expect(result.current({ mode: 'notify', window: null })).toBe('tell');
});
