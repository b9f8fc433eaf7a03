import { renderHook } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { DestinationHealth } from '#contracts/notify/destinations.ts';
import { setLanguage } from '../../../i18n/language.ts';
import { useHealthWords } from './health-words.ts';

const nowMs = new Date(2026, 2, 5, 12, 0).getTime();

function say(changes: Partial<DestinationHealth>): string {
  const health: DestinationHealth = {
    state: 'working',
    reason: null,
    reasonEs: null,
    sinceMs: null,
    untilMs: null,
    waiting: 0,
    dead: 0,
    lastSentAtMs: null,
    ...changes,
  };
  return renderHook(() => useHealthWords()).result.current(health, nowMs);
}

test('one that waits says until when and why', () => {
  const words = say({
    state: 'waiting',
    untilMs: nowMs + 41 * 60_000,
    reason: 'Discord asked for a pause.',
    waiting: 2,
  });
  expect(words).toMatch(/^Waits until 12:41.*: Discord asked for a pause\. 2 wait$/u);
});

test('a broken one says since when, and what to change', () => {
  const words = say({ state: 'broken', sinceMs: nowMs, reason: 'chat not found. Change the chat.', dead: 1 });
  expect(words).toMatch(/^Broken since 12:00.*: chat not found\. Change the chat\. 1 not delivered$/u);
});

test('one that was never used says nothing', () => {
  expect(say({ state: 'unused' })).toBe('');
});

test('in Spanish it says why in Spanish, where that is known', () => {
  setLanguage('es');
  onTestFinished(() => setLanguage('en'));
  const reason = 'Discord answered 404.';
  expect(say({ state: 'broken', sinceMs: nowMs, reason, reasonEs: 'Discord respondió 404.' })).toContain(
    'Discord respondió 404',
  );
  expect(say({ state: 'broken', sinceMs: nowMs, reason })).toContain('Discord answered 404');
});
