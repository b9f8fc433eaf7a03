import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from './open-index.ts';
import { generation, generationOf } from './test-writer.ts';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'nexus-index-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes generation after generation until it is killed so long after its first word. */
async function killWriter(path: string, afterMs: number): Promise<void> {
  const child = fork(new URL('./test-writer.ts', import.meta.url), [path], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  await once(child, 'message');
  await delay(afterMs);
  child.kill('SIGKILL');
  await gone;
}

test(
  'a kill at any moment leaves one whole generation, and the next write goes on',
  { timeout: 60_000 },
  async () => {
    const path = join(folder, 'advisories.db');
    // Seeded: moments that fall into staging, into the transaction and between.
    for (const afterMs of [3, 61, 17, 140, 35, 90]) {
      await killWriter(path, afterMs);
      const { index, notice } = openIndex(path);
      using open = index;
      expect(notice).toBeNull();
      const [found] = open.parts();
      expect(generationOf(open)).toEqual({ generations: [found?.state.revision ?? -1], advisories: 300 });
    }
    using index = openIndex(path).index;
    await index.write({ feed: 'osv', part: 'all', mode: 'whole', state: { revision: 99 } }, generation(99));
    expect(generationOf(index)).toEqual({ generations: [99], advisories: 300 });
    expect((await readdir(folder)).filter((name) => name.includes('staging'))).toEqual([]);
  },
);
