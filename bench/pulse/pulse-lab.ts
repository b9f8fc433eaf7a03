import { watchEndpoints, type WatchReport } from '#contracts/pulse/watch.ts';
import { claimNexus, signIn } from '#test/first-admin.ts';
import { startNexus, type ServerProcess } from '../nexus-process.ts';

export interface PulseLab extends AsyncDisposable {
  readonly nexus: ServerProcess;
  /** Calls an endpoint of Pulse as the first admin. */
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  /** What the watch says of itself. */
  report(): Promise<WatchReport>;
}

/** NEXUS as the image runs it, new or on the folder of an earlier one. */
export async function openPulseLab(folder: string, isNew: boolean): Promise<PulseLab> {
  const nexus = await startNexus(folder);
  const cookie = isNew ? await claimNexus(nexus.url, nexus.output()) : await signIn(nexus.url);
  const headers = { cookie, origin: nexus.url, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${nexus.url}/api/pulse${path}`, { method, headers, ...sent });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  return {
    nexus,
    ask,
    async report() {
      const { here } = watchEndpoints.watchReport.result.parse(await (await ask('GET', '/watch')).json());
      if (!here) throw new Error('Nobody keeps the watch.');
      return here;
    },
    [Symbol.asyncDispose]: () => nexus[Symbol.asyncDispose](),
  };
}

/** A monitor for each address, ten at a time. */
export async function addMonitors(lab: PulseLab, urls: readonly string[], intervalMs: number): Promise<void> {
  const all = urls.entries();
  const add = async () => {
    for (const [n, url] of all)
      await lab.ask('POST', '/monitors', {
        name: `service ${n}`,
        kind: 'http',
        settings: { url },
        intervalMs,
        tags: [{ name: 'floor', value: String(n % 7) }],
      });
  };
  await Promise.all(Array.from({ length: 10 }, add));
}
