import { expect, test, vi } from 'vitest';
import { checkValues, type SeenValue } from './check-values.ts';
import { evaluate } from './evaluate.ts';
import { parseCondition } from './parse-condition.ts';
import type { PlaceholderName } from './placeholders.ts';

function judge(text: string, seen: Partial<Record<PlaceholderName, SeenValue>>) {
  const { condition, problem } = parseCondition(text);
  if (condition === undefined) throw new Error(problem.message);
  return evaluate(
    condition,
    checkValues((name) => seen[name]),
  );
}

const day = 86_400_000;
const json = '{"name":"john","load":0.5,"n":null,"list":[1,"b"],"deep":{"a":[{"x":1}]},"hex":"0x1F"}';

test.each([
  ['[STATUS] == 200', { STATUS: 200 }],
  ['[STATUS] != 500', { STATUS: 200 }],
  ['[STATUS] == any(200, 204)', { STATUS: 204 }],
  ['[STATUS] != any(200, 204)', { STATUS: 404 }],
  ['[RESPONSE_TIME] < 1.5s', { RESPONSE_TIME: 1499 }],
  ['[RESPONSE_TIME] < 500', { RESPONSE_TIME: 499.5 }],
  ['[CERTIFICATE_EXPIRATION] > 14d', { CERTIFICATE_EXPIRATION: 15 * day }],
  ['[CERTIFICATE_EXPIRATION] == 0', {}],
  ['[CONNECTED] == false', {}],
  ['[DNS_RCODE] == NOERROR', { DNS_RCODE: 'NOERROR' }],
  ['[BODY].load < 0.8', { BODY: json }],
  ['[BODY].hex == 31', { BODY: json }],
  ['[BODY].list == [1 b]', { BODY: json }],
  ['[BODY].deep.a[0] == {"x":1}', { BODY: json }],
  ['has([BODY].n) == false', { BODY: json }],
  ['has([BODY].constructor) == false', { BODY: json }],
  ['has([IP]) == false', {}],
  ['len([BODY].list) >= 2', { BODY: json }],
  ['len([BODY]) == 2', { BODY: '😀!' }],
  ['[BODY].missing != x', { BODY: json }],
  ['[BODY] == pat()', { BODY: '' }],
  ['[BODY] == hello', { BODY: 'hello\n' }],
  ['[BODY] == pat(hell?)', { BODY: ' hello\r\n' }],
  ['[BODY] < 43', { BODY: '42\n' }],
  ['len([BODY]) == 2', { BODY: '42\n' }],
  ['has([BODY]) == false', { BODY: ' \n' }],
  ['has([BODY]) == true', { BODY: 'x' }],
  ['[STATUS] == 404 || [BODY].name == john', { STATUS: 200, BODY: json }],
])('%s holds', (text, seen) => {
  expect(judge(text, seen)).toEqual({ holds: true, shown: text });
});

test.each([
  ['[STATUS] == 200', { STATUS: 500 }, '[STATUS] (500) == 200'],
  ['[BODY].missing < 5', { BODY: json }, '[BODY].missing (INVALID) < 5'],
  ['[BODY].name < 5', { BODY: json }, '[BODY].name (john) < 5'],
  ['[BODY].missing == [BODY].gone', { BODY: json }, '[BODY].missing (INVALID) == [BODY].gone (INVALID)'],
  ['[BODY].a == 1', { BODY: '<html>' }, '[BODY].a (INVALID) == 1'],
  ['[RESPONSE_TIME] < potato', { RESPONSE_TIME: 5 }, '[RESPONSE_TIME] (5) < potato (0)'],
  [
    '[CERTIFICATE_EXPIRATION] > 14d',
    { CERTIFICATE_EXPIRATION: 5_400_000 },
    '[CERTIFICATE_EXPIRATION] (1h30m) > 14d',
  ],
  ['[DOMAIN_EXPIRATION] > 14d', {}, '[DOMAIN_EXPIRATION] (0s) > 14d'],
  ['[IP] == 10.0.0.1', {}, '[IP] (empty) == 10.0.0.1'],
  ['[BODY] == wrong', { BODY: 'x'.repeat(300) }, `[BODY] (${'x'.repeat(200)}...(truncated)) == wrong`],
  ['[STATUS] == 200 || [IP] == ::1', { STATUS: 1, IP: '::2' }, '[STATUS] (1) == 200 || [IP] (::2) == ::1'],
])('%s fails and says what was seen', (text, seen, shown) => {
  expect(judge(text, seen)).toEqual({ holds: false, shown });
});

test('what a server answers is never read as a pattern, a placeholder or a list', () => {
  expect(judge('[BODY] == secret', { BODY: 'pat(*)' }).holds).toBe(false);
  expect(judge('[BODY] == secret', { BODY: 'any(secret)' }).holds).toBe(false);
  expect(judge('[BODY] == 200', { BODY: '[STATUS]', STATUS: 200 }).holds).toBe(false);
});

test('a body is parsed once, and looked at only when it is asked for', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const looked: string[] = [];
  const values = checkValues((name) => {
    looked.push(name);
    return name === 'BODY' ? '{"a":1,"b":2}' : 200;
  });
  for (const text of ['[STATUS] == 200', '[BODY].a == 1', '[BODY].b == 2', '[BODY].c == 3']) {
    const { condition } = parseCondition(text);
    if (condition) evaluate(condition, values);
  }
  expect(parse).toHaveBeenCalledTimes(1);
  expect(looked).toEqual(['STATUS', 'BODY']);
  parse.mockRestore();
});

test('hostile bodies cost little and never throw', () => {
  const deep = `${'['.repeat(300_000)}1${']'.repeat(300_000)}`;
  const keyed = `{"a":${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}}`;
  const digits = '9'.repeat(1_000_000);
  const started = performance.now();
  expect(judge('len([BODY]) == 1', { BODY: deep }).holds).toBe(true);
  expect(judge('[BODY][0] == 1', { BODY: deep }).shown).toBe('[BODY][0] (INVALID) == 1');
  expect(judge('[BODY].a == 1', { BODY: keyed }).shown).toBe('[BODY].a (INVALID) == 1');
  expect(judge('[BODY] < 5', { BODY: digits }).holds).toBe(false);
  expect(judge('[BODY] == 5', { BODY: digits }).holds).toBe(false);
  expect(judge('[BODY].a == 1', { BODY: `{"a":1,"b":"${'x'.repeat(1_100_000)}"}` }).holds).toBe(false);
  expect(performance.now() - started).toBeLessThan(3000);
});
