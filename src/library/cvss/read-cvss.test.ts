import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCvss } from './read-cvss.ts';

const shared = new URL('../../../../shared/data/cve/cvss/claircore/', import.meta.url);

test.each([
  ['AV:N/AC:L/Au:N/C:P/I:P/A:P', '2.0', 7.5, 'high'],
  ['AV:L/AC:H/Au:M/C:N/I:N/A:N', '2.0', 0, 'low'],
  ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.0', 9.8, 'critical'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', '3.1', 10, 'critical'],
  ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N', '3.1', 0, 'none'],
  ['CVSS:3.1/A:N/I:N/C:L/S:U/UI:N/PR:N/AC:H/AV:N', '3.1', 3.7, 'low'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', '4.0', 10, 'critical'],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0', 0, 'none'],
])('%s is of version %s with base score %s', (vector, version, baseScore, severity) => {
  expect(readCvss(vector)).toEqual({ version, baseScore, score: baseScore, severity });
});

test.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:U', 9.8, 7.8],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MAV:P/MC:N/MI:N/MA:N', 9.8, 0],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U', 9.3, 8.1],
])('%s scores %s by its base and %s by all', (vector, baseScore, score) => {
  expect(readCvss(vector)).toMatchObject({ baseScore, score });
});

test.each([
  '',
  'CVSS:3.1/',
  'CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/constructor:x',
  'CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
  'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MSC:S',
  'AV:N/AC:L/Au:N/C:P/I:P/A:P/E:F',
  `CVSS:3.1/${'AV:N/'.repeat(1_000_000)}`,
])('%# is no vector', (vector) => {
  expect(readCvss(vector)).toBeUndefined();
});

function rows(name: string): string[] {
  const lines = readFileSync(new URL(name, shared), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

describe.runIf(existsSync(shared))('as claircore recorded it', () => {
  test.each(['v2_score', 'v30_score', 'v31_score', 'v4_score'])('%s', (name) => {
    const cases = rows(`${name}.list`).map((line) => line.trim().split(/\s+/));
    expect(cases.map(([vector = '']) => [vector, readCvss(vector)?.score])).toEqual(
      cases.map(([vector, score]) => [vector, Number(score)]),
    );
  });

  test.each([
    ['v2_error', '2'],
    ['v3_error', '3'],
    ['v4_error', '4'],
  ])('%s', (name, major) => {
    const cases = rows(`${name}.list`);
    const isRead = (line: string): boolean =>
      readCvss(line.split(' ')[0] ?? '')?.version.startsWith(major) ?? false;
    expect(cases.filter(isRead)).toEqual(cases.filter((line) => line.endsWith('#OK')));
  });

  test.each(['v2_roundtrip', 'v3_roundtrip', 'v4_roundtrip'])('%s is read whole', (name) => {
    expect(rows(`${name}.list`).filter((line) => readCvss(line.split(/\s/)[0] ?? '') === undefined)).toEqual(
      [],
    );
  });
});
