import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { describe, expect, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { browserOfSuite, untilNetworkIsQuiet } from './journey/browser.ts';
import { freePort } from './journey/nexus-processes.ts';
import {
  addBackup,
  addContainer,
  addWebsite,
  expectState,
  readIncident,
  seeRecovery,
} from './journey/pulse-journey.ts';
import {
  clone,
  findAgain,
  lookAsViewer,
  lookAtOne,
  pauseTwo,
  planMaintenance,
  takeSuggestion,
} from './journey/pulse-upkeep.ts';
import { beginWalk } from './journey/walk.ts';
import { everyWay } from './journey/ways.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');

describe.skipIf(!canBrowse)('what is watched, from the first monitor to an incident that is over', () => {
  const run = randomBytes(4).toString('hex');
  const browser = browserOfSuite();

  test.each(everyWay())(
    '%s',
    async (_, viewport, label, start) => {
      const container = `nxpulse-${run}-${label}`;
      await using after = new AsyncDisposableStack();
      after.defer(() => remove(container));
      await startContainer(container);
      await untilNetworkIsQuiet();
      const port = await freePort();
      let website = await startWebsite(port);
      after.defer(() => stopWebsite(website));
      await using nexus = await start();
      const walk = await beginWalk({ nexus, browser: browser(), viewport, label: `pulse-${label}` });
      const { page } = walk;

      await addWebsite(walk, nexus.url, `http://127.0.0.1:${port}/`);
      await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
      await stopWebsite(website);
      await expectState(page, 'Photos', 'down');
      await readIncident(walk);
      website = await startWebsite(port);
      await seeRecovery(walk);
      expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage'))).toBe(true);

      await addBackup(walk, nexus.url);
      await findAgain(walk);
      await clone(walk);
      await pauseTwo(walk, ['Photos', 'Photos (2)']);
      await lookAtOne(walk);
      await planMaintenance(walk, nexus.url);
      await takeSuggestion(walk, nexus.url, container);
      await addContainer(walk, nexus.url, container);
      await lookAsViewer(walk, browser(), nexus.url);
      await walk.leave();
    },
    240_000,
  );
});

/** A website with a published port. */
async function startContainer(name: string): Promise<void> {
  const named = ['run', '-d', '--name', name, '--label', 'nexus.test=journey-pulse', '-p', '127.0.0.1::80'];
  const serving = 'mkdir /www; echo hello > /www/index.html; exec httpd -f -p 80 -h /www';
  await docker([...named, 'busybox', 'sh', '-c', serving]);
}

async function remove(container: string): Promise<void> {
  await docker(['rm', '-f', container]).catch(() => undefined);
}

async function startWebsite(port: number): Promise<Server> {
  const server = createServer((_, answer) => answer.end('welcome')).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function stopWebsite(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
