import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { desktop, browserOfSuite, phone, untilNetworkIsQuiet } from './journey/browser.ts';
import { startNexus } from './journey/nexus-processes.ts';
import { walkStacks } from './journey/stacks-journey.ts';

const canBrowse = requireEngine('compose') && requireEngine('chromium');

/** As somebody wrote it: with a remark, a variable and quotes that must all survive. */
const compose = `# what greets the visitors
services:
  web:
    image: busybox   # any will do
    command: ['sleep', '3600']
    stop_grace_period: 0s
    environment:
      GREETING: \${GREETING:-hello}
    labels: { nexus.test: nxstackweb }
    hostname: before
`;

describe.skipIf(!canBrowse)('a stack in a real browser', { timeout: 300_000 }, () => {
  const browser = browserOfSuite();
  let folder: string;
  let stack: string;

  beforeEach(async () => {
    stack = `nxstackweb-${randomBytes(4).toString('hex')}`;
    folder = await mkdtemp(join(tmpdir(), 'nexus-stack-'));
    await writeFile(join(folder, 'compose.yaml'), compose);
    await writeFile(join(folder, '.env'), 'GREETING=good morning\n');
    await docker(['compose', '--project-directory', folder, '--project-name', stack, 'up', '--detach']);
    await untilNetworkIsQuiet();
  });
  afterEach(async () => {
    await docker(['compose', '--project-directory', folder, '--project-name', stack, 'down', '--volumes']);
    await rm(folder, { recursive: true, force: true });
  });

  test('adopted, edited, deployed, rolled back and taken down at a desk', async () => {
    await using nexus = await startNexus({});
    await walkStacks({
      nexus,
      browser: browser(),
      stack,
      folder,
      compose,
      viewport: desktop,
      label: 'stacks-desktop',
    });
  });

  test('and the same on a phone', async () => {
    await using nexus = await startNexus({});
    await walkStacks({
      nexus,
      browser: browser(),
      stack,
      folder,
      compose,
      viewport: phone,
      label: 'stacks-phone',
    });
  });
});
