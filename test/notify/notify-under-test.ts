import { notify } from '#contracts/notify/contract.ts';
import type { Destination, TestOutcome } from '#contracts/notify/destinations.ts';
import { hub } from '#contracts/hub.ts';
import { claimNexus } from '../first-admin.ts';
import { startNexus, type NexusProcess } from '../journey/nexus-processes.ts';

export interface AlertReport {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** RFC 3339; past: it is over. */
  readonly endsAt?: string;
}

/** A running NEXUS with its first admin, and what tests of Notify ask of it over HTTP. */
export interface NotifyUnderTest extends AsyncDisposable {
  readonly nexus: NexusProcess;
  /** An API token that may do everything in Notify. */
  readonly token: string;
  /** @returns the answer of an endpoint below `/api/notify`. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
  addDestination(kind: string, settings: Readonly<Record<string, unknown>>): Promise<Destination>;
  destination(id: string): Promise<Destination>;
  tryOut(kind: string, settings: Readonly<Record<string, unknown>>): Promise<TestOutcome>;
  /** As Prometheus reports. */
  report(alerts: readonly AlertReport[]): Promise<void>;
}

const permissions = ['notify:read', 'notify:raise', 'notify:respond', 'notify:configure'];

/** Nothing waits for company: a group is told of after a second. */
export async function openNotify(): Promise<NotifyUnderTest> {
  const nexus = await startNexus({ NEXUS_DOCKER_HOST: 'unix:///var/run/nexus-test-has-no-docker.sock' });
  const cookie = await claimNexus(nexus.url, nexus.log());
  const ask = async (method: string, path: string, body?: object, base = '/api/notify') => {
    const answer = await fetch(`${nexus.url}${base}${path}`, {
      method,
      headers: { cookie, origin: nexus.url, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const named = { name: 'notify', permissions };
  const { secret: token } = hub.endpoints.createToken.result.parse(
    await ask('POST', '/me/tokens', named, '/api/hub'),
  );
  const { routing, createDestination, testDestination, destinations } = notify.endpoints;
  const { config, version } = routing.result.parse(await ask('GET', '/routing'));
  const route = { ...config.route, groupWaitMs: 1_000, groupIntervalMs: 1_000 };
  await ask('PUT', '/routing', { config: { ...config, route }, version });
  let made = 0;
  const draft = (kind: string, settings: object) => ({ name: `${kind} ${(made += 1)}`, kind, settings });
  return {
    nexus,
    token,
    ask,
    addDestination: async (kind, settings) =>
      createDestination.result.parse(await ask('POST', '/destinations', draft(kind, settings))),
    async destination(id) {
      const all = destinations.result.parse(await ask('GET', '/destinations'));
      const found = all.find((one) => one.id === id);
      if (!found) throw new Error(`There is no destination ${id}.`);
      return found;
    },
    tryOut: async (kind, settings) =>
      testDestination.result.parse(await ask('POST', '/destinations/test', { draft: draft(kind, settings) })),
    report: async (alerts) => void (await ask('POST', '/alertmanager/api/v2/alerts', alerts)),
    [Symbol.asyncDispose]: () => nexus[Symbol.asyncDispose](),
  };
}
