import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { fetchLimits } from '../feeds/fetch-part/ask.ts';
import { openAdvisories } from './open-advisories.ts';

/** For the test that kills it: fetches, and says when it begins. */
async function fetchUntilKilled(dataDir: string, mirror: string): Promise<void> {
  const log = createLog({ level: 'error', format: 'text', now: Date.now, write: () => undefined });
  const advisories = await openAdvisories({
    dataDir,
    clock: manualClock(),
    log,
    settings: () => ({ isFetchingOn: true, feedsOff: [] }),
    mirror,
    fetch: { limits: { ...fetchLimits, attempts: 1, mayUseHttp: true } },
  });
  process.send?.('begins');
  await advisories.fetchDue({ releases: [{ ecosystem: 'npm', release: '' }] });
}

const [, program = '', dataDir = '', mirror = ''] = process.argv;
if (program.endsWith('killed-advisories.ts')) await fetchUntilKilled(dataDir, mirror);
