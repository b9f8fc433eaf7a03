import { expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#kernel/clock.ts';
import { checkValues } from '#library/conditions/check-values.ts';
import { type CheckContext, type CheckOutcome, defineCheckKind } from '../checks/check-kind.ts';
import { checkDraft } from '../monitors/check-draft.ts';
import { draft } from '../monitors/test-monitors.ts';
import { checkOnce } from './check-once.ts';

const values = checkValues((name) => (name === 'STATUS' ? 204 : undefined));

function tried(
  check: (context: CheckContext) => Promise<CheckOutcome>,
  changes: Parameters<typeof draft>[0] = {},
  signal = new AbortController().signal,
) {
  const door = defineCheckKind({
    kind: 'door',
    title: { en: 'Door', es: 'Puerta' },
    help: { en: '', es: '' },
    settings: z.object({ host: z.string() }),
    values: [{ name: 'STATUS', en: '', es: '' }],
    target: ({ host }) => host,
    check: (_settings, context) => check(context),
  });
  const clock = manualClock();
  const kinds = [door];
  const monitor = checkDraft(draft(changes), { kinds, parents: new Map() });
  const options = { kinds, clock, surroundings: { resolve: async () => [] } };
  return { clock, report: checkOnce(options, monitor, signal) };
}

test('everything that was seen is told', async () => {
  const { report, clock } = tried(async () => ({
    ok: true,
    latencyMs: 12,
    address: '192.0.2.1',
    addresses: ['192.0.2.1'],
    timings: { dnsMs: 1 },
    evidence: [{ label: 'Banner', labelEs: 'Saludo', seen: 'hello' }],
  }));
  expect(await report).toEqual({
    atMs: clock.now(),
    durationMs: 0,
    outcome: 'up',
    reason: null,
    latencyMs: 12,
    timings: { dnsMs: 1 },
    addresses: ['192.0.2.1'],
    address: '192.0.2.1',
    certificate: null,
    conditions: [],
    evidence: [{ label: { en: 'Banner', es: 'Saludo' }, expected: null, seen: 'hello' }],
  });
});

test('each condition is told with what it saw', async () => {
  const conditions = ['[STATUS] == 204', '[STATUS] < 200'];
  const { report } = tried(async () => ({ ok: true, values }), { conditions });
  expect(await report).toMatchObject({
    outcome: 'down',
    reason: { id: 'condition', text: { en: 'A condition does not hold.' } },
    conditions: [
      { text: '[STATUS] == 204', holds: true },
      { text: '[STATUS] < 200', holds: false, shown: '[STATUS] (204) < 200' },
    ],
  });
});

test.each<[string, CheckOutcome, object, object]>([
  ['slow', { ok: true, latencyMs: 600 }, { degradedAboveMs: 500 }, { outcome: 'degraded', reason: null }],
  [
    'with a warning',
    { ok: true, warning: { id: 'tls-expiring', detail: '3 days' } },
    {},
    { outcome: 'degraded', reason: { id: 'tls-expiring', detail: '3 days' } },
  ],
  ['refused', { ok: false, reason: { id: 'refused' } }, {}, { outcome: 'down', reason: { id: 'refused' } }],
  ['upside down', { ok: false, reason: { id: 'refused' } }, { isUpsideDown: true }, { outcome: 'up' }],
  ['there', { ok: true }, { isUpsideDown: true }, { outcome: 'down', reason: { id: 'answers' } }],
])('what is %s', async (_, outcome, changes, expected) => {
  expect(await tried(async () => outcome, changes).report).toMatchObject(expected);
});

test('a kind that ends when it is told to says why; one that never ends is ended', async () => {
  const obedient = tried(
    ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ok: false, reason: { id: 'timeout-connect' } }));
      }),
    { timeoutMs: 1_000 },
  );
  obedient.clock.advance(1_000);
  expect(await obedient.report).toMatchObject({ reason: { id: 'timeout-connect' }, durationMs: 1_000 });
  const stubborn = tried(() => new Promise(() => {}), { timeoutMs: 1_000 });
  stubborn.clock.advance(2_000);
  expect(await stubborn.report).toMatchObject({ outcome: 'down', reason: { id: 'timeout-answer' } });
});

test('whoever goes away ends the check', async () => {
  const caller = new AbortController();
  const ended = Promise.withResolvers<CheckOutcome>();
  const { report } = tried(
    ({ signal }) => {
      signal.addEventListener('abort', () => ended.resolve({ ok: true }));
      return ended.promise;
    },
    {},
    caller.signal,
  );
  caller.abort();
  expect(await report).toMatchObject({ outcome: 'up' });
});
