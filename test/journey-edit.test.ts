import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { desktop, browserOfSuite, phone, untilNetworkIsQuiet } from './journey/browser.ts';
import { walkEdit } from './journey/edit-journey.ts';
import { startNexus } from './journey/nexus-processes.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');
/** A recreation proves itself for some seconds before it counts, and each new container waits for a quiet network. */
const walkLimitMs = 300_000;
const endsAtOnce = ['sh', '-c', 'trap exit TERM; while :; do sleep 0.1; done'];

describe.skipIf(!canBrowse)('editing a container in a real browser', () => {
  const browser = browserOfSuite();
  let container: string;

  beforeEach(async () => {
    container = `nxeditweb-${randomBytes(4).toString('hex')}`;
    const run = ['run', '--detach', '--label', 'nexus.test=nxeditweb'];
    const own = ['--name', container, '--memory', '64m', '--env', 'SECRET=hunter2', 'busybox'];
    await docker([...run, ...own, ...endsAtOnce]);
    const side = ['--name', `${container}-side`, '--network', `container:${container}`, 'busybox'];
    await docker([...run, ...side, ...endsAtOnce]);
    await untilNetworkIsQuiet();
  });
  afterEach(async () => {
    const found = await docker(['ps', '--all', '--quiet', '--filter', `name=${container}`]);
    await docker(['rm', '--force', '--volumes', ...found.split('\n')]);
  });

  test(
    'changed live, made anew, copied and renamed at a desk',
    async () => {
      await using nexus = await startNexus({});
      await walkEdit({ nexus, browser: browser(), container, viewport: desktop, label: 'edit-desktop' });
    },
    walkLimitMs,
  );

  test(
    'and the same on a phone',
    async () => {
      await using nexus = await startNexus({});
      await walkEdit({ nexus, browser: browser(), container, viewport: phone, label: 'edit-phone' });
    },
    walkLimitMs,
  );
});
