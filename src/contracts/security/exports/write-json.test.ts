import { expect, test } from 'vitest';
import { compareExported } from './exported-finding.ts';
import { finding } from './test-finding.ts';
import { FindingsFile, writeJson } from './write-json.ts';

const about = { name: 'lab', madeAtMs: 5, toolVersion: null, problems: ['Half of it is missing.'] };

test('a file is what its schema says, a finding a line', async () => {
  const findings = [finding({ flaw: 'CVE-2026-2', title: 'a\n"b"' }), finding({ flaw: 'CVE-2026-10' })];
  const pieces = await Array.fromAsync(writeJson(() => findings.toSorted(compareExported), about));
  const lines = pieces.join('').trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(FindingsFile.parse(JSON.parse(lines.join('')))).toEqual({
    kind: 'nexus-findings',
    version: 1,
    ...about,
    findings: [findings[1], findings[0]],
  });
});

test('nothing found is a whole file, and half characters are replaced', async () => {
  const empty = await Array.fromAsync(writeJson(() => [], about));
  expect(FindingsFile.parse(JSON.parse(empty.join(''))).findings).toEqual([]);
  const pieces = await Array.fromAsync(writeJson(() => [finding({ title: 'a\udc00' })], about));
  expect(pieces.join('')).toContain('"a\ufffd"');
});

test('the order is that of flaw and place, whatever the order before', () => {
  const sorted = ['CVE-1', 'CVE-2'].flatMap((flaw) => ['a', 'b'].map((host) => finding({ flaw, host })));
  expect(sorted.toReversed().toSorted(compareExported)).toEqual(sorted);
  expect(compareExported(finding(), finding())).toBe(0);
});
