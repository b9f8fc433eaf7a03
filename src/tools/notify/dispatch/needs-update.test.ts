import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needsUpdate, type Told } from './needs-update.ts';

const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;
const rules = { sendResolved: true, repeatIntervalMs: hourMs };

function told(firing: string[], resolved: string[], agoMs = 60_000): Told {
  return { firing: new Set(firing), resolved: new Set(resolved), atMs: nowMs - agoMs };
}

describe('whether a destination has to be told', () => {
  test.each([
    ['nothing was told and something fires', undefined, ['a'], [], rules, 'first'],
    ['nothing was told and nothing fires', undefined, [], ['a'], rules, null],
    ['another one fires', told(['a'], []), ['a', 'b'], [], rules, 'new-alerts'],
    ['one fires after all were over', told([], ['a']), ['a'], [], rules, 'first'],
    ['one is merely gone', told(['a', 'b'], []), ['a'], [], rules, null],
    ['one is over', told(['a', 'b'], []), ['a'], ['b'], rules, 'some-resolved'],
    ['one that is over was told', told(['a'], ['b']), ['a'], ['b'], rules, null],
    ['all are over', told(['a'], []), [], ['a'], rules, 'all-resolved'],
    ['all were over before', told([], ['a']), [], ['a', 'b'], rules, null],
    ['ends are not wanted', told(['a', 'b'], []), ['a'], ['b'], { ...rules, sendResolved: false }, null],
    ['a reminder is due', told(['a'], [], hourMs + 1), ['a'], [], rules, 'repeat'],
    ['a reminder is due this very moment', told(['a'], [], hourMs), ['a'], [], rules, null],
    [
      'reminders are not wanted',
      told(['a'], [], 99 * hourMs),
      ['a'],
      [],
      { ...rules, repeatIntervalMs: 0 },
      null,
    ],
  ])('when %s', (_, before, firing, resolved, its, expected) => {
    expect(needsUpdate(before, { firing, resolved }, its, nowMs)).toBe(expected);
  });
});

interface Case {
  name: string;
  entry: { firing: number[]; resolved: number[]; sentSecondsFromNow: number | string } | null;
  firing: number[];
  resolved: number[];
  repeatSeconds: number;
  sendResolved: boolean;
  notify: boolean;
}
const table = new URL('../../../../../shared/data/notify/am-dedup-needs-update.json', import.meta.url);
const cases: Case[] = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')).cases : [];

test(`agrees with Alertmanager's table, where it is there (${cases.length} cases)`, () => {
  const wrong = cases.filter((one) => {
    const texts = (numbers: number[]) => numbers.map(String);
    const { entry } = one;
    const ago = typeof entry?.sentSecondsFromNow === 'number' ? -entry.sentSecondsFromNow * 1000 : nowMs;
    const before = entry ? told(texts(entry.firing), texts(entry.resolved), ago) : undefined;
    // There, 0 is not never but at once.
    const repeatIntervalMs = one.repeatSeconds === 0 ? 1 : one.repeatSeconds * 1000;
    const its = { sendResolved: one.sendResolved, repeatIntervalMs };
    const now = { firing: texts(one.firing), resolved: texts(one.resolved) };
    return (needsUpdate(before, now, its, nowMs) !== null) !== one.notify;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
