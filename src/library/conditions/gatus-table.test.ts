import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkValues } from './check-values.ts';
import { evaluate, type ShowSeen } from './evaluate.ts';
import { matchesGlob, parseGlob } from './glob.ts';
import { parsePath, walkPath } from './json-path.ts';
import { jsonLength, jsonText } from './json-text.ts';
import { parseCondition } from './parse-condition.ts';
import type { PlaceholderName } from './placeholders.ts';

interface ConditionCase {
  readonly name: string;
  readonly condition: string;
  readonly result: Readonly<Record<string, string | number | boolean>>;
  readonly dontResolveFailed: boolean;
  readonly resolveSuccessful: boolean;
  readonly expectedSuccess: boolean;
  readonly expectedOutput: string;
}
interface PathCase {
  readonly name: string;
  readonly path: string;
  readonly data: string;
  readonly expectedOutput: string;
  readonly expectedLength: number;
  readonly expectedError: boolean;
}

const fields: Readonly<Partial<Record<PlaceholderName, string>>> = {
  STATUS: 'status',
  RESPONSE_TIME: 'durationMs',
  BODY: 'body',
  CONNECTED: 'connected',
  IP: 'ip',
  CERTIFICATE_EXPIRATION: 'certificateExpirationMs',
};

/** The tables are no part of the repository; the other tests hold what they taught. */
function table<Case>(name: string): Case[] {
  const path = `../shared/data/pulse/gatus-${name}-cases.json`;
  if (!existsSync(path)) return [];
  const cases: Case[] = JSON.parse(readFileSync(path, 'utf8'));
  return cases;
}

const conditions = table<ConditionCase>('condition');

describe.skipIf(conditions.length === 0)('the cases of Gatus', () => {
  test.each(conditions)('$name: $condition', (one) => {
    const { condition } = parseCondition(one.condition);
    if (condition === undefined) throw new Error('not read');
    const values = checkValues((name) => one.result[fields[name] ?? '']);
    const showSeen: ShowSeen = one.resolveSuccessful ? 'always' : one.dontResolveFailed ? 'never' : 'failed';
    expect(evaluate(condition, values, showSeen)).toEqual({
      holds: one.expectedSuccess,
      shown: one.expectedOutput,
    });
  });

  test.each(table<{ condition: string; valid: boolean }>('condition-validity'))(
    '$condition can be read: $valid',
    ({ condition, valid }) => {
      expect(parseCondition(condition).condition !== undefined).toBe(valid);
    },
  );

  test.each(table<{ pattern: string; text: string; match: boolean }>('pattern'))(
    '$pattern matches $text: $match',
    ({ pattern, text, match }) => {
      expect(matchesGlob(parseGlob(pattern), text)).toBe(match);
    },
  );

  test.each(table<PathCase>('jsonpath'))('$name: $path', (one) => {
    const values = checkValues((name) => (name === 'BODY' ? one.data : undefined));
    const { path } = parsePath(one.path);
    const found = path && walkPath(values.json(), path);
    const seen = found === undefined ? undefined : { output: jsonText(found), length: jsonLength(found) };
    const expected = { output: one.expectedOutput, length: one.expectedLength };
    expect(seen).toEqual(one.expectedError ? undefined : expected);
  });
});
