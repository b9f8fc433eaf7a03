import { expect, test } from 'vitest';
import { checkValues } from './check-values.ts';
import { evaluate } from './evaluate.ts';
import { fromKumaConditions } from './from-kuma-conditions.ts';
import { parseCondition } from './parse-condition.ts';

interface Expression {
  readonly type: 'expression';
  readonly variable: string;
  readonly operator: string;
  readonly value: string;
  readonly andOr: string;
}
type Item =
  | Expression
  | { readonly type: 'group'; readonly children: readonly Item[]; readonly andOr: string };

function one(operator: string, value: string, andOr = 'and', variable = 'record'): Expression {
  return { type: 'expression', variable, operator, value, andOr };
}

function written(...items: readonly unknown[]) {
  return fromKumaConditions(JSON.stringify(items));
}

test.each([
  ['equals', '192.0.2.7', ['[BODY] == 192.0.2.7']],
  ['not_equals', '[STATUS]', [String.raw`[BODY] != pat(\[STATUS\])`]],
  ['contains', 'a*b', [String.raw`[BODY] == pat(*a\*b*)`]],
  ['not_contains', ' || ', ['[BODY] != pat(* || *)']],
  ['starts_with', '(x', [String.raw`[BODY] == pat(\(x*)`]],
  ['not_starts_with', 'x', ['[BODY] != pat(x*)']],
  ['ends_with', 'x', ['[BODY] == pat(*x)']],
  ['not_ends_with', 'x', ['[BODY] != pat(*x)']],
  ['num_equals', '5.0', ['[BODY] >= 5', '[BODY] <= 5']],
  ['num_not_equals', '5', ['[BODY] < 5 || [BODY] > 5']],
  ['lt', '5', ['[BODY] < 5']],
  ['gt', '-1.5', ['[BODY] > -1.5']],
  ['lte', '5', ['[BODY] <= 5']],
  ['gte', '5', ['[BODY] >= 5']],
  ['equals', '', ['[BODY] == pat()']],
  ['equals', '010', ['[BODY] == pat(010)']],
])('%s %s', (operator, value, conditions) => {
  expect(written(one(operator, value))).toEqual({ conditions });
});

test('everything is joined to what stands before it', () => {
  const group = { type: 'group', andOr: 'or', children: [one('equals', 'c'), one('equals', 'd')] };
  expect(written(one('equals', 'a'), one('equals', 'b'), group).conditions).toEqual([
    '[BODY] == a || [BODY] == c',
    '[BODY] == a || [BODY] == d',
    '[BODY] == b || [BODY] == c',
    '[BODY] == b || [BODY] == d',
  ]);
  expect(written(one('equals', 'a'), one('equals', 'b', 'or'), one('equals', 't', 'and', 'topic'))).toEqual({
    conditions: ['[BODY] == a || [BODY] == b', '[TOPIC] == t'],
  });
});

test.each([[''], ['[]']])('no conditions: "%s"', (json) => {
  expect(fromKumaConditions(json)).toEqual({ conditions: [] });
});

const nested = (depth: number): unknown =>
  depth === 0 ? one('equals', 'a') : { type: 'group', andOr: 'and', children: [nested(depth - 1)] };
const both = { type: 'group', andOr: 'or', children: [one('equals', 'a'), one('equals', 'b')] };

test.each([
  ['an unknown operator', JSON.stringify([one('like', 'x')]), 'no counterpart: {"type":"expression"'],
  ['an unknown variable', JSON.stringify([one('equals', 'x', 'and', 'constructor')]), 'no counterpart'],
  ['no number', JSON.stringify([one('lt', 'x')]), 'no counterpart'],
  ['an unknown join', JSON.stringify([one('equals', 'x'), one('equals', 'x', 'xor')]), 'no counterpart'],
  ['an empty group', '[{"type":"group","children":[]}]', 'no list'],
  ['broken JSON', '[{', 'no list'],
  ['something else', '{"a":1}', 'no list'],
  ['null in the list', '[null]', 'no counterpart: null'],
  ['deep groups', JSON.stringify([nested(40)]), 'too deep'],
  ['an explosion', JSON.stringify(Array.from({ length: 30 }, () => both)), 'too many'],
  ['a long text', JSON.stringify([one('contains', 'x'.repeat(5000))]), 'too many'],
])('%s is reported, and nothing is taken over', (_, json, message) => {
  const { conditions, problem } = fromKumaConditions(json);
  expect(conditions).toBeUndefined();
  expect(problem?.en).toContain(message);
  expect(problem?.es).not.toBe('');
});

/** How Kuma evaluates, written from its description. */
function kumaHolds(items: readonly Item[], seen: string): boolean {
  return items.reduce((before, item, index) => {
    const holds = item.type === 'group' ? kumaHolds(item.children, seen) : kumaCompares(item, seen);
    if (index === 0) return holds;
    return item.andOr === 'or' ? before || holds : before && holds;
  }, true);
}

function kumaCompares({ operator, value }: Expression, seen: string): boolean {
  const [a, b] = [Number(seen), Number(value)];
  const answers: Readonly<Record<string, boolean>> = {
    equals: seen === value,
    contains: seen.includes(value),
    starts_with: seen.startsWith(value),
    ends_with: seen.endsWith(value),
    num_equals: a === b,
    num_not_equals: a !== b,
    lt: a < b,
    gt: a > b,
    lte: a <= b,
    gte: a >= b,
  };
  return answers[operator] ?? !answers[operator.replace('not_', '')];
}

test('means the same as in Kuma', () => {
  let state = 11;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const operators =
    'equals not_equals contains not_contains starts_with not_starts_with ends_with not_ends_with';
  const all = [...operators.split(' '), ...'num_equals num_not_equals lt gt lte gte'.split(' ')];
  const texts = ['1', '12', '2', '21', '1.5', '-2'];
  const item = (depth: number): Item => {
    const andOr = next(2) === 0 ? 'and' : 'or';
    if (depth > 0 && next(3) === 0)
      return { type: 'group', andOr, children: Array.from({ length: 1 + next(3) }, () => item(depth - 1)) };
    return one(all[next(all.length)] ?? '', texts[next(texts.length)] ?? '', andOr);
  };
  let compared = 0;
  for (let round = 0; round < 600; round += 1) {
    const items = Array.from({ length: 1 + next(3) }, () => item(2));
    const { conditions } = written(...items);
    if (conditions === undefined) continue;
    for (const seen of texts) {
      const values = checkValues((name) => (name === 'BODY' ? seen : undefined));
      const holds = conditions.every((text) => {
        const { condition } = parseCondition(text);
        return condition !== undefined && evaluate(condition, values).holds;
      });
      expect([JSON.stringify(items), seen, holds]).toEqual([
        JSON.stringify(items),
        seen,
        kumaHolds(items, seen),
      ]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(3000);
});
