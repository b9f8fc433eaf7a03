import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { hub } from '#contracts/hub.ts';
import { claimNexus } from './first-admin.ts';
import { startNexus } from './journey/nexus-processes.ts';

const patience = { timeout: 60_000, interval: 100 };
const Told = z.object({
  alerts: z.array(
    z.object({
      status: z.string(),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
    }),
  ),
});
type Alert = z.infer<typeof Told>['alerts'][number];

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Keeps what it is told, in order. */
async function openSink() {
  const told: Alert[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      told.push(...Told.parse(body).alerts);
      response.end();
    });
  });
  return { told, port: await listen(server), [Symbol.asyncDispose]: async () => void server.close() };
}

test('what Pulse sees reaches people through Notify, and its end does', async () => {
  await using sink = await openSink();
  await using nexus = await startNexus({ NEXUS_TOOLS: 'hub,pulse,notify' });
  const cookie = await claimNexus(nexus.url, nexus.log());
  const headers = { cookie, origin: nexus.url, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${nexus.url}/api${path}`, { method, headers, ...sent });
    expect(answer.status, `${method} ${path}`).toBeLessThan(300);
    return answer.json();
  };
  const url = `http://127.0.0.1:${sink.port}/`;
  await ask('POST', '/notify/destinations', {
    name: 'sink',
    kind: 'webhook',
    settings: { url, format: 'alertmanager' },
  });
  const site = createServer((_, response) => response.end('well'));
  const port = await listen(site);
  await ask('POST', '/pulse/monitors', {
    name: 'photos',
    kind: 'http',
    settings: { url: `http://127.0.0.1:${port}/` },
    intervalMs: 1_000,
    failuresToConfirm: 1,
    tags: [{ name: 'team', value: 'media' }],
    labels: { host: 'nas' },
  });
  const metrics = async () => (await fetch(`${nexus.url}/api/pulse/metrics`, { headers })).text();
  await expect.poll(metrics, patience).toMatch(/nexus_pulse_monitor_up\{monitor="photos".*\} 1/);
  site.closeAllConnections();
  site.close();
  await expect
    .poll(() => sink.told[0], patience)
    .toMatchObject({
      status: 'firing',
      labels: {
        alertname: 'MonitorDown',
        monitor: 'photos',
        host: 'nas',
        tag_team: 'media',
        severity: 'critical',
        condition: 'down',
      },
      annotations: { summary: expect.stringMatching(/^photos is down\. /) },
    });
  expect(await metrics()).toMatch(/nexus_pulse_monitor_up\{monitor="photos".*\} 0/);
  const again = createServer((_, response) => response.end('well'));
  await listen(again, port);
  await expect.poll(() => sink.told.at(-1)?.status, patience).toBe('resolved');
  expect(sink.told.at(-1)?.annotations['summary']).toMatch(/^photos is up again after /);
  again.closeAllConnections();
  again.close();
  const token = await ask('POST', '/hub/me/tokens', { name: 'scrape', permissions: ['pulse:read'] });
  const { secret } = hub.endpoints.createToken.result.parse(token);
  const scraped = await fetch(`${nexus.url}/api/pulse/metrics`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(await scraped.text()).toContain('nexus_pulse_checks_due_total');
}, 180_000);
