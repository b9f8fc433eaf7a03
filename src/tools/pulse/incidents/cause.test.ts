import { expect, test } from 'vitest';
import { causeOf, differenceText, reasonText } from './cause.ts';
import { differencesOf } from './differences.ts';
import { type SeenCheck, seenOf } from './seen-check.ts';

const certificate = {
  subject: 'photos.lan',
  issuer: 'Home CA',
  validToMs: Date.UTC(2027, 0, 1),
  daysLeft: 30,
  isSelfSigned: false,
  isTrusted: true,
  names: ['photos.lan'],
};
const good: SeenCheck = {
  atMs: 1_000,
  ok: true,
  latencyMs: 20,
  addresses: ['10.0.0.5', '10.0.0.6'],
  address: '10.0.0.5',
  timings: { dnsMs: 1, connectMs: 2, tlsMs: 8, firstByteMs: 9, totalMs: 20 },
  certificate,
};
const bad = (changes: Partial<SeenCheck> = {}): SeenCheck => ({
  ...good,
  atMs: 2_000,
  ok: false,
  reason: { id: 'refused', detail: 'ECONNREFUSED 10.0.0.9:443' },
  ...changes,
});

test.each([
  ['nothing but the failure', {}, []],
  ['the order of addresses says nothing', { addresses: ['10.0.0.6', '10.0.0.5'] }, []],
  [
    'another address behind the name',
    { addresses: ['10.0.0.9'], address: '10.0.0.9' },
    ['addresses: 10.0.0.5, 10.0.0.6 > 10.0.0.9'],
  ],
  ['another one of the same addresses', { address: '10.0.0.6' }, ['address: 10.0.0.5 > 10.0.0.6']],
  [
    'another certificate',
    { certificate: { ...certificate, issuer: 'Other', problem: 'SELF_SIGNED_CERT_IN_CHAIN' } },
    [
      'certificate: photos.lan, Home CA, 2027-01-01 > photos.lan, Other, 2027-01-01, SELF_SIGNED_CERT_IN_CHAIN',
    ],
  ],
  [
    'a step that takes long, and one that is not reached',
    { timings: { dnsMs: 4_000, connectMs: 3 } },
    ['timing: 1.0 ms > 4000 ms', 'not-reached: 8.0 ms > –'],
  ],
])('%s', (_, changes, expected) => {
  expect(
    differencesOf(good, bad(changes)).map(({ kind, before, after }) => `${kind}: ${before} > ${after}`),
  ).toEqual(expected);
});

test('the cause says what failed and what is different since it last worked', () => {
  const cause = causeOf(bad({ addresses: ['10.0.0.9'] }), good);
  expect(reasonText(cause.reason).en).toBe(
    'The host is there, but nothing listens on this port. (ECONNREFUSED 10.0.0.9:443)',
  );
  expect(differenceText(cause)).toEqual({
    en: 'What the name stands for was 10.0.0.5, 10.0.0.6 when it last worked, and is 10.0.0.9 now.',
    es: 'A qué apunta el nombre: era 10.0.0.5, 10.0.0.6 cuando funcionaba por última vez, y ahora es 10.0.0.9.',
  });
  expect(JSON.parse(JSON.stringify(cause))).toEqual(cause);
});

test('nothing is said of what nobody has seen', () => {
  const cause = causeOf(bad(), undefined);
  expect(cause).toMatchObject({ lastGood: null, differences: [] });
  expect(differenceText(cause)).toBeUndefined();
  expect(reasonText(causeOf({ ...good, ok: true }, undefined).reason).en).toBe(
    'It answers, although it must not.',
  );
});

test('of an outcome everything is kept but what conditions read', () => {
  const values = { has: () => true, value: () => 1, json: () => ({}) };
  expect(seenOf(5, { ok: false, reason: { id: 'status' }, values, latencyMs: 3 })).toEqual({
    atMs: 5,
    ok: false,
    reason: { id: 'status' },
    latencyMs: 3,
  });
  expect(seenOf(5, { ok: true, warning: { id: 'tls-expiring' } })).toEqual({
    atMs: 5,
    ok: true,
    reason: { id: 'tls-expiring' },
  });
});
