import { describe, expect, test } from 'vitest';
import { peerTable } from '../peer-table.ts';
import { canRun, isBetter, isSamePlatform, parsePlatform, platformOf } from './platform.ts';

const of = (text: string) => {
  const platform = parsePlatform(text);
  if (!platform) throw new Error(`${text} is no platform.`);
  return platform;
};

test.each([
  ['linux/arm64/v8', 'linux/aarch64'],
  ['linux/arm', 'linux/armhf'],
  ['linux/amd64/v1', 'linux/x86_64'],
])('%s is %s', (one, other) => {
  expect(isSamePlatform(of(one), of(other))).toBe(true);
});

test.each([
  ['linux/arm/v7', 'linux/arm/v6', true],
  ['linux/arm/v6', 'linux/arm/v7', false],
  ['linux/arm64', 'linux/arm/v7', false],
  ['windows/amd64', 'linux/amd64', true],
])('%s runs %s: %s', (host, target, expected) => {
  expect(canRun(of(host), of(target))).toBe(expected);
});

test('the nearest variant below is best', () => {
  expect(isBetter(of('linux/arm/v7'), of('linux/arm/v6'), of('linux/arm/v5'))).toBe(true);
  expect(isBetter(of('linux/arm/v7'), of('linux/arm/v6'), of('linux/arm/v7'))).toBe(false);
});

test.each(['linux', '', 'linux/*', 'linux/amd64/v1/x', 'linux/amd64,a=b'])('%j is no platform', (text) => {
  expect(parsePlatform(text)).toBeUndefined();
});

interface Written {
  readonly OS?: string;
  readonly Architecture?: string;
  readonly Variant?: string;
  readonly OSVersion?: string;
}
interface Parse {
  readonly rows: readonly { name: string; parse: string; wantErr?: unknown; goal?: object }[];
}
interface Compare {
  readonly rows: readonly {
    name: string;
    host: Written;
    target: Written;
    prev?: Written;
    expectMatch: boolean;
    expectCompat: boolean;
    expectBetter: boolean;
  }[];
}

const parse: Parse = peerTable('updates/regclient-platform-parse', { rows: [] });
const compare: Compare = peerTable('updates/regclient-platform-compare', { rows: [] });
const written = ({ OS, Architecture, Variant, OSVersion }: Written) =>
  platformOf({ os: OS, architecture: Architecture, variant: Variant, osVersion: OSVersion });
/** Rows that hold a Go value answer for the machine that the table was made on. */
const isOfMachine = ({ goal }: Parse['rows'][number]) => JSON.stringify(goal ?? {}).includes('$go');

/** The tables of regclient are no part of the repository. */
describe.runIf(parse.rows.length > 0)('as regclient has it', () => {
  test.each(parse.rows.filter((row) => !isOfMachine(row)))('$parse', (row) => {
    expect(parsePlatform(row.parse)).toEqual(row.goal && written(row.goal));
  });

  test.each(compare.rows)('$name', ({ prev, ...row }) => {
    const [host, target] = [written(row.host), written(row.target)];
    expect(isSamePlatform(host, target)).toBe(row.expectMatch);
    expect(canRun(host, target)).toBe(row.expectCompat);
    expect(isBetter(host, target, prev && written(prev))).toBe(row.expectBetter);
  });
});
