import { expect, test } from 'vitest';
import { FindingsFile } from '#contracts/security/exports/write-json.ts';
import { finding } from '#contracts/security/exports/test-finding.ts';
import { exportFindings, exportFormats } from './export-findings.ts';

const about = { name: 'lab', madeAtMs: 0, toolVersion: '1.0', problems: [] };

test.each([
  ['sarif', 'application/sarif+json'],
  ['csv', 'text/csv; charset=utf-8'],
  ['json', 'application/json'],
] as const)('%s is a file with its name and type', async (format, contentType) => {
  const download = exportFindings(format, { findings: () => [finding()], about });
  expect(download).toMatchObject({ fileName: `nexus-findings-1970-01-01.${format}`, contentType });
  const text = Buffer.concat(await Array.fromAsync(download.chunks)).toString();
  expect(text).toContain('CVE-2026-1000');
});

test('findings are read as the file is taken, and only a piece of it is held', async () => {
  const count = 10_000;
  let read = 0;
  async function* findings() {
    for (let at = 0; at < count; at += 1) {
      read += 1;
      await Promise.resolve();
      yield finding({ host: `host-${at}` });
    }
  }
  for (const format of exportFormats) {
    read = 0;
    const passes = format === 'sarif' ? 2 : 1;
    const { chunks } = exportFindings(format, { findings, about });
    const sizes: number[] = [];
    for await (const chunk of chunks) {
      if (sizes.length === 0) expect(read).toBeLessThan(count * (passes - 1) + 1_000);
      sizes.push(chunk.length);
    }
    expect(read).toBe(count * passes);
    expect(Math.max(...sizes)).toBeLessThan(80_000);
  }
});

test('what a source writes of a flaw is asked for once', async () => {
  const asked: string[] = [];
  const describe = (flaw: string) => {
    asked.push(flaw);
    return Promise.resolve('All about it.');
  };
  const findings = () => [finding(), finding({ host: 'pi' })];
  const { chunks } = exportFindings('sarif', { findings, about, describe });
  expect(Buffer.concat(await Array.fromAsync(chunks)).toString()).toContain(
    '"fullDescription":{"text":"All about it."}',
  );
  expect(asked).toEqual(['CVE-2026-1000']);
});

test('the same findings make the same file', async () => {
  const make = async () =>
    Buffer.concat(
      await Array.fromAsync(exportFindings('json', { findings: () => [finding()], about }).chunks),
    ).toString();
  expect(await make()).toBe(await make());
  expect(FindingsFile.parse(JSON.parse(await make())).findings).toEqual([finding()]);
});
