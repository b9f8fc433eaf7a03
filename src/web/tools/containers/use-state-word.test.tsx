import { renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../i18n/language.ts';
import { containerFixture, operationFixture } from './fixtures.ts';
import { useStateWord } from './use-state-word.ts';

afterEach(() => setLanguage('en'));

test('a crash is told from a stop, and health counts while it runs', () => {
  setLanguage('en');
  const word = renderHook(() => useStateWord()).result.current;
  expect(word(containerFixture({ state: 'exited', exitCode: 137 }))).toBe('exited (137)');
  expect(word(containerFixture({ state: 'exited', exitCode: 0, health: 'unhealthy' }))).toBe('exited');
  expect(word(containerFixture({ health: 'unhealthy' }))).toBe('unhealthy');
  expect(word(containerFixture(), operationFixture({ kind: 'restart' }))).toBe('restart');
});

test('the words follow the language', () => {
  setLanguage('es');
  const word = renderHook(() => useStateWord()).result.current;
  expect(word(containerFixture())).toBe('en marcha');
  expect(word(containerFixture({ state: 'exited', exitCode: 3 }))).toBe('terminado (3)');
});
