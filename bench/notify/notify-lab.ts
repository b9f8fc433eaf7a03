import { setTimeout as delay } from 'node:timers/promises';
import { claimNexus } from '#test/first-admin.ts';
import { startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { openAlertSink, type AlertSink } from './alert-sink.ts';

export interface NotifyLab extends AsyncDisposable {
  readonly nexus: ServerProcess;
  readonly sink: AlertSink;
  /** Calls an endpoint of Notify as the first admin. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Reports alerts with these labels as Prometheus does; resolves when they are accepted. */
  post(labels: readonly Readonly<Record<string, string>>[]): Promise<void>;
}

interface Grouping {
  readonly groupBy: readonly string[];
  readonly groupWaitMs: number;
}

/** NEXUS as the image runs it, with one webhook that is told everything. */
export async function openNotifyLab({ groupBy, groupWaitMs }: Grouping): Promise<NotifyLab> {
  const folder = await temporaryFolder();
  const nexus = await startNexus(folder.path);
  const sink = await openAlertSink();
  const cookie = await claimNexus(nexus.url, nexus.output());
  const headers = { cookie, origin: nexus.url, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${nexus.url}/api/notify${path}`, { method, headers, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  await ask('POST', '/destinations', {
    name: 'bench',
    kind: 'webhook',
    settings: { url: sink.url, format: 'alertmanager' },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own API
  const { config, version } = (await ask('GET', '/routing')) as { config: object; version: number };
  const route = { receiver: 'default', groupBy, groupWaitMs, groupIntervalMs: 30_000, repeatIntervalMs: 0 };
  await ask('PUT', '/routing', { version, config: { ...config, noiseRules: [], dependencies: [], route } });
  return {
    nexus,
    sink,
    ask,
    async post(alerts) {
      await ask(
        'POST',
        '/alertmanager/api/v2/alerts',
        alerts.map((labels) => ({ labels, annotations: { summary: 'bench' } })),
      );
    },
    async [Symbol.asyncDispose]() {
      await nexus[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export async function untilArrived(sink: AlertSink, count: number, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (sink.arrivals.size < count) {
    if (performance.now() > deadline) throw new Error(`${sink.arrivals.size} of ${count} alerts arrived.`);
    await delay(20);
  }
}
