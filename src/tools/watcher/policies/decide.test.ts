import { describe, expect, test } from 'vitest';
import type { VerdictAnswer } from '#contracts/watcher/verdict.ts';
import type { Hold } from '#contracts/watcher/version.ts';
import { decide } from './decide.ts';
import { nowMs, policyOf, updateOf, watchedOf } from './test-policies.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const hold = (id: Hold['id'], untilMs: number | null = null): Hold => ({
  id,
  words: { en: `${id}.`, es: `${id}.` },
  untilMs,
});
const now = (...args: Parameters<typeof watchedOf>) => decide(watchedOf(...args), nowMs);

describe('without anything to take', () => {
  test.each([
    ['nothing is newer', watchedOf([]), 'Nothing newer is known.'],
    [
      'nobody has looked',
      watchedOf([], {}, { verdict: { state: 'pending', reason: null, answer: null, checkedAtMs: null } }),
      'Nobody has looked yet.',
    ],
    [
      'it is off',
      watchedOf([updateOf('major')], {
        mode: 'off',
      }),
      'It is not watched: the default says so.',
    ],
  ])('nothing happens when %s', (_, container, en) => {
    expect(decide(container, nowMs)).toMatchObject({
      happens: 'nothing',
      update: null,
      atMs: null,
      words: { en },
    });
  });

  test('the reason of the verdict is told', () => {
    const reason = { id: 'denied', words: { en: 'No.', es: 'No.' }, detail: null, untilMs: null };
    const verdict = { state: 'unknown', reason, answer: null, checkedAtMs: nowMs } as const;
    expect(now([], {}, { verdict })).toMatchObject({ happens: 'nothing', words: { en: 'No.' } });
  });
});

test.each([
  ['notify', 'tell'],
  ['ask', 'ask'],
] as const)('%s: %s, about the best that is offered', (mode, happens) => {
  const major = updateOf('major', { hold: hold('too-young', nowMs + dayMs) });
  const minor = updateOf('minor');
  expect(now([minor, major], { mode })).toMatchObject({ happens, update: minor, atMs: null });
});

test('who wants it so is named', () => {
  const decidedBy = { mode: { by: 'rule', name: 'films', value: null } } as const;
  const container = watchedOf([updateOf('minor')], {}, { policy: policyOf({ mode: 'auto', decidedBy }) });
  expect(decide(container, nowMs).words).toEqual({
    en: 'It is applied by itself: the rule “films” says so.',
    es: 'Se aplica solo: así lo dice la regla «films».',
  });
});

describe('held', () => {
  test('what is let go first says until when', () => {
    const young = updateOf('minor', { hold: hold('too-young', nowMs + dayMs) });
    const updates = [updateOf('major', { hold: hold('above-limit') }), young];
    expect(now(updates, { mode: 'auto' })).toEqual({
      happens: 'wait',
      update: young,
      atMs: nowMs + dayMs,
      words: { en: 'too-young.', es: 'too-young.' },
    });
  });

  test('what failed here is never applied by itself again', () => {
    const failed = updateOf('minor', { hold: hold('failed-here') });
    expect(now([failed], { mode: 'auto' })).toMatchObject({ happens: 'wait', atMs: null });
  });

  test('a snooze and an update under way hold everything', () => {
    const updates = [updateOf('minor')];
    const untilMs = nowMs + 1;
    expect(now(updates, { mode: 'auto' }, { snoozedUntilMs: untilMs })).toMatchObject({
      happens: 'wait',
      atMs: untilMs,
    });
    expect(now(updates, { mode: 'auto' }, { snoozedUntilMs: nowMs })).toMatchObject({ happens: 'apply' });
    expect(now(updates, { mode: 'auto' }, { runId: 'r1' })).toMatchObject({ happens: 'wait', atMs: null });
  });
});

describe('automatic', () => {
  test.each([
    ['all', 'all', 'major'],
    ['major', 'all', 'major'],
    ['minor', 'all', 'minor'],
    ['patch', 'all', 'patch'],
    ['all', 'patch', 'patch'],
    ['digest', 'all', 'digest'],
    ['all', 'digest', 'digest'],
  ] as const)('up to %s, and %s at most: %s is applied', (autoLevel, level, applied) => {
    const updates = (['major', 'minor', 'patch', 'build', 'digest'] as const).map((one) => updateOf(one));
    expect(now(updates, { mode: 'auto', autoLevel, level })).toMatchObject({
      happens: 'apply',
      atMs: nowMs,
      update: { level: applied },
    });
  });

  test('a larger step waits for a person', () => {
    expect(now([updateOf('major')], { mode: 'auto', autoLevel: 'minor' })).toMatchObject({
      happens: 'ask',
      update: { level: 'major' },
    });
    expect(now([updateOf('build')], { mode: 'auto', autoLevel: 'digest' })).toMatchObject({ happens: 'ask' });
  });

  test('it waits for its window', () => {
    const window = { cron: '0 13 * * *', timeZone: 'UTC', minutes: 30 };
    const container = watchedOf([updateOf('minor')], { mode: 'auto', window });
    const opensAtMs = nowMs + 60 * minuteMs;
    expect(decide(container, nowMs)).toMatchObject({ happens: 'apply', atMs: opensAtMs });
    expect(decide(container, opensAtMs)).toMatchObject({ happens: 'apply', atMs: opensAtMs });
    expect(decide(container, opensAtMs + 30 * minuteMs)).toMatchObject({ atMs: opensAtMs + dayMs });
  });

  test('a window that never opens is told', () => {
    const window = { cron: '0 0 30 2 *', timeZone: 'UTC', minutes: 30 };
    expect(now([updateOf('minor')], { mode: 'auto', window })).toMatchObject({ happens: 'wait', atMs: null });
  });

  test('an answer that is older than a day is not acted on', () => {
    const answer: VerdictAnswer = {
      state: 'newer',
      updates: [updateOf('minor')],
      answeredAtMs: nowMs - dayMs,
    };
    const verdict = { state: 'unknown', reason: null, answer, checkedAtMs: nowMs } as const;
    const container = watchedOf([], { mode: 'auto' }, { verdict });
    expect(decide(container, nowMs)).toMatchObject({ happens: 'apply' });
    expect(decide(container, nowMs + 1)).toMatchObject({ happens: 'wait', atMs: null });
  });

  test('what has no digest cannot be pulled as it was seen', () => {
    const update = updateOf('minor');
    const unknown = { ...update, to: { ...update.to, digest: null } };
    expect(now([unknown], { mode: 'auto' })).toMatchObject({ happens: 'wait' });
  });
});
