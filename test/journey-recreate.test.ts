import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { desktop, browserOfSuite, phone, untilNetworkIsQuiet } from './journey/browser.ts';
import { startNexus } from './journey/nexus-processes.ts';
import { walkRecreate } from './journey/recreate-journey.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');
/** A recreation proves itself for some seconds before it counts, and each new container waits for a quiet network. */
const walkLimitMs = 300_000;
const label = ['--label', 'nexus.test=nxrecweb'];
const writesAndRuns = [
  'sh',
  '-c',
  'trap exit TERM; mkdir /srv; echo lost >/srv/only-here; while :; do sleep 0.1; done',
];

describe.skipIf(!canBrowse)('recreating a container in a real browser', () => {
  const browser = browserOfSuite();
  let container: string;

  beforeEach(async () => {
    container = `nxrecweb-${randomBytes(4).toString('hex')}`;
    const own = ['--name', container, '--volume', '/data', '--volume', `${container}:/named`, 'busybox'];
    await docker(['volume', 'create', ...label, container]);
    await docker(['run', '--detach', ...label, ...own, ...writesAndRuns]);
    await docker(['exec', container, 'sh', '-c', 'echo kept | tee /data/file /named/file']);
    const side = ['--name', `${container}-side`, '--network', `container:${container}`, 'busybox'];
    await docker(['run', '--detach', ...label, ...side, 'sh', '-c', 'trap exit TERM; sleep 3600 & wait']);
    await breakingImage(container);
    await untilNetworkIsQuiet();
  });
  afterEach(async () => {
    const found = await docker(['ps', '--all', '--quiet', '--filter', `name=${container}`]);
    await docker(['rm', '--force', '--volumes', ...found.split('\n')]);
    await docker(['volume', 'rm', container]);
    await docker(['rmi', `${container}:breaks`]);
  });

  test(
    'made anew, kept when the new one fails, and taken back at a desk',
    async () => {
      await using nexus = await startNexus({});
      await walkRecreate({
        nexus,
        browser: browser(),
        container,
        viewport: desktop,
        label: 'recreate-desktop',
      });
    },
    walkLimitMs,
  );

  test(
    'and the same on a phone',
    async () => {
      await using nexus = await startNexus({});
      await walkRecreate({ nexus, browser: browser(), container, viewport: phone, label: 'recreate-phone' });
    },
    walkLimitMs,
  );
});

/** Whatever it is told to run, it says why it will not, and ends. */
async function breakingImage(container: string): Promise<void> {
  const source = await docker(['create', ...label, 'busybox']);
  const entry = 'ENTRYPOINT ["sh","-c","echo cannot open database; exit 3"]';
  await docker(['commit', '--change', entry, source, `${container}:breaks`]);
  await docker(['rm', source]);
}
