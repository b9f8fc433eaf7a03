import { expect, test } from 'vitest';
import { checkValues } from '#library/conditions/check-values.ts';
import type { Condition } from '#library/conditions/condition.ts';
import { parseCondition } from '#library/conditions/parse-condition.ts';
import type { CheckOutcome } from '../checks/check-kind.ts';
import { applyConditions } from './apply-conditions.ts';

function conditions(...texts: readonly string[]): Condition[] {
  return texts.flatMap((text) => parseCondition(text).condition ?? []);
}

const answer = new Map<string, string | number>([
  ['STATUS', 500],
  ['BODY', '{"status":"DOWN"}'],
]);
const values = checkValues((name) => answer.get(name));
const good: CheckOutcome = { ok: true, latencyMs: 120.4, values, warning: { id: 'tls-expiring' } };

test('all hold: the outcome stays, the warning too', () => {
  expect(applyConditions(good, conditions('[STATUS] == 500', '[RESPONSE_TIME] < 200'))).toBe(good);
  expect(applyConditions(good, [])).toBe(good);
});

test('those that do not hold are shown with what was seen', () => {
  const outcome = applyConditions(
    good,
    conditions('[STATUS] == 200', '[CONNECTED] == true', '[BODY].status == UP', '[RESPONSE_TIME] < 100'),
  );
  expect(outcome).toMatchObject({
    ok: false,
    reason: { id: 'condition', detail: '[STATUS] (500) == 200' },
    latencyMs: 120.4,
  });
  expect(outcome.warning).toBeUndefined();
  expect(outcome.evidence?.map(({ expected, seen }) => [expected, seen])).toEqual([
    ['[STATUS] == 200', '[STATUS] (500) == 200'],
    ['[BODY].status == UP', '[BODY].status (DOWN) == UP'],
    ['[RESPONSE_TIME] < 100', '[RESPONSE_TIME] (120) < 100'],
  ]);
});

test('a kind that tells no values still tells how long it took', () => {
  const plain: CheckOutcome = { ok: true, latencyMs: 40 };
  expect(applyConditions(plain, conditions('[RESPONSE_TIME] < 50', '[CONNECTED] == true'))).toBe(plain);
  expect(applyConditions(plain, conditions('[RESPONSE_TIME] < 30')).ok).toBe(false);
});

test('what has failed keeps its own reason', () => {
  const failed: CheckOutcome = { ok: false, reason: { id: 'refused' } };
  expect(applyConditions(failed, conditions('[STATUS] == 200'))).toBe(failed);
});

test('what the target repeats of a secret decides, and is not shown', () => {
  const told = new Map([['BODY', '{"token":"geheim","state":"no"}']]);
  const echo: CheckOutcome = { ok: true, values: checkValues((name) => told.get(name)) };
  const weigh = (...texts: readonly string[]) => applyConditions(echo, conditions(...texts), ['geheim']);
  expect(weigh('[BODY].token == geheim')).toBe(echo);
  const outcome = weigh('[BODY].token == x', '[BODY] == x', '[BODY].state == yes');
  expect(JSON.stringify(outcome)).not.toContain('geheim');
  expect(outcome.reason?.detail).toBe('[BODY].token ([secret]) == x');
  expect(outcome.evidence?.[2]?.seen).toBe('[BODY].state (no) == yes');
});
