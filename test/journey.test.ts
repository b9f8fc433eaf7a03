import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { desktop, openBrowser, phone, untilNetworkIsQuiet } from './journey/browser.ts';
import { walkJourney } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';
import { startSplitNexus } from './journey/split-nexus.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');
const ticking = 'i=0; while true; do i=$((i+1)); echo "tick $i"; sleep 1; done';

describe.skipIf(!canBrowse)('the first visit in a real browser', () => {
  const container = `nxjourney-${randomBytes(4).toString('hex')}`;
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    await docker([
      'run',
      '-d',
      '--name',
      container,
      '--label',
      'nexus.test=journey',
      'busybox',
      'sh',
      '-c',
      ticking,
    ]);
    await untilNetworkIsQuiet();
  });
  afterAll(async () => {
    await browser?.close();
    await docker(['rm', '-f', container]);
  });

  test('one process on SQLite, at a desk', async () => {
    await using nexus = await startNexus({});
    await walkJourney({ nexus, browser, container, viewport: desktop, label: 'desktop' });
  });

  test('one process on SQLite, on a phone', async () => {
    await using nexus = await startNexus({});
    await walkJourney({ nexus, browser, container, viewport: phone, label: 'phone' });
  });

  test.skipIf(!requireEngine('postgres'))('one process per tool on PostgreSQL', async () => {
    await using nexus = await startSplitNexus();
    await walkJourney({ nexus, browser, container, viewport: desktop, label: 'split' });
  });
});
