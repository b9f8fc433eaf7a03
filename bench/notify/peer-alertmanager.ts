import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../listening-port.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { postAlerts } from './alertmanager-load.ts';

const program = 'prometheus-alertmanager';

/** The same load on Debian's Alertmanager; undefined where it is not installed. */
export async function peerAlertsPerSecond(count: number): Promise<number | undefined> {
  await using folder = await temporaryFolder();
  const config = join(folder.path, 'alertmanager.yml');
  await writeFile(
    config,
    'route: { receiver: none, group_by: [group], group_wait: 3s }\nreceivers: [{ name: none }]\n',
  );
  const port = await freePort();
  const child = spawn(
    program,
    [
      `--config.file=${config}`,
      `--storage.path=${folder.path}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const started = await Promise.race([
    once(child, 'error').then(() => false),
    untilReady(`http://127.0.0.1:${port}/-/ready`),
  ]);
  if (!started) return undefined;
  try {
    return await postAlerts(`http://127.0.0.1:${port}/api/v2/alerts`, count);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function untilReady(url: string): Promise<boolean> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    if (
      await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return true;
    await delay(50);
  }
  throw new Error('Alertmanager does not answer within 10 s.');
}
