import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { nothingKept, type ScanContext } from './scan-context.ts';
import { scanDisk } from './scan-disk.ts';
import { openScanThreads } from './threads/open-scan-threads.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/cve/', import.meta.url));

describe.skipIf(!existsSync(folder))('archives that engines saved, with what their own managers list', () => {
  const threads = openScanThreads(1);
  afterAll(() => threads[Symbol.asyncDispose]());

  const { signal } = new AbortController();
  const context: ScanContext = { threads, kept: nothingKept, signal, timeMs: 20_000 };

  test.each(['alpine-310', 'alpine-311'])('%s', async (name) => {
    const table = readFileSync(`${folder}expected/images__docker-save__${name}.tar.gz.tsv`, 'utf8');
    const expected = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const { packages, problems } = await scanDisk(context, `${folder}images/docker-save/${name}.tar.gz`);
    const found = packages.map((one) =>
      [one.name, one.version, one.arch ?? '', one.source?.name ?? one.name].join('\t'),
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(problems).toEqual([]);
  });

  test.each([
    ['bad_name', 'missing'],
    ['unpack-escape', 'missing'],
    ['symlink-attack', undefined],
    ['symlink-cycle', undefined],
    ['symlink-depth-exceeded', undefined],
  ])('the hostile archive %s ends, with the problem %s', async (name, id) => {
    const found = await scanDisk(context, `${folder}images/layers-hostile/${name}.tar`);
    expect([found.packages, found.problems[0]?.id]).toEqual([[], id]);
  });
});
