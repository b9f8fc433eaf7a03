import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { portOf } from '../listening-port.ts';
import { temporaryFolder } from '../nexus-process.ts';

const program = 'prometheus-alertmanager';

/** The same load on Debian's Alertmanager; undefined where it is not installed. */
export async function peerAlertsPerSecond(
  count: number,
  batch: number,
  senders: number,
): Promise<number | undefined> {
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
    return await post(`http://127.0.0.1:${port}/api/v2/alerts`, count, batch, senders);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function post(url: string, count: number, batch: number, senders: number): Promise<number> {
  let next = 0;
  const started = performance.now();
  const send = async () => {
    while (next < count) {
      const first = next;
      next += batch;
      const alerts = Array.from({ length: batch }, (_, n) => ({
        labels: { alertname: 'Bench', group: String((first + n) % 100), id: String(first + n) },
        annotations: { summary: 'bench' },
      }));
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      });
      if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  return (1000 * count) / (performance.now() - started);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  return port;
}
