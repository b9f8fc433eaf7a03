import { randomBytes } from 'node:crypto';
import type { PolicySettings } from '#contracts/watcher/policy.ts';
import { runsEndpoints, type UpdateRun } from '#contracts/watcher/run.ts';
import { updatesEndpoints } from '#contracts/watcher/updates.ts';
import type { Verdict } from '#contracts/watcher/verdict.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { eventually } from '#kernel/eventually.ts';
import { docker } from '../docker-command.ts';
import { registryHost } from '../engines.ts';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { imagePusher, type ImagePusher } from './image-pusher.ts';
import { removeAllOf } from './remove-all-of.ts';
import { openWatchedNexus, type WatchedNexus } from './watched-nexus.ts';

/** A NEXUS with Watcher beside a real engine and a real registry. What was made under `prefix` is removed at the end. */
export interface WatcherLab extends AsyncDisposable {
  readonly nexus: WatchedNexus;
  readonly prefix: string;
  /** Fills the registry past the fault proxies. */
  readonly push: ImagePusher;
  readonly registry: FaultProxy;
  /** Another registry to NEXUS and the engine, with the same content. */
  openRegistry(): Promise<FaultProxy>;
  /** A container that nothing else is called as. */
  name(): string;
  /** A repository that nothing else has. */
  repository(): string;
  /** Pulls the image and runs a container of it. */
  run(name: string, reference: string, options?: readonly string[]): Promise<string>;
  row(name: string): Promise<WatchedContainer>;
  /** Asks the registries, of one container or all of the lab. */
  check(name?: string): Promise<void>;
  /** Checks and tells what came of it. */
  verdict(name: string): Promise<Verdict>;
  /** The best update that is on offer for a container, after a check. */
  offer(name: string): Promise<AvailableUpdate>;
  /** Takes it; resolves when that has ended. */
  update(name: string, offer?: AvailableUpdate): Promise<UpdateRun>;
  /** What holds for all containers of the lab. */
  policy(settings: Partial<PolicySettings>): Promise<void>;
}

export async function openWatcherLab(tools = 'hub,containers,watcher'): Promise<WatcherLab> {
  const prefix = `nxupd-${randomBytes(4).toString('hex')}`;
  const stack = new AsyncDisposableStack();
  stack.defer(() => removeAllOf(prefix));
  const openRegistry = async () => stack.use(await openFaultProxy(registryHost));
  const registry = await openRegistry();
  const nexus = stack.use(await openWatchedNexus(tools));
  let count = 0;
  const name = () => `${prefix}-${(count += 1)}`;

  const rows = async () =>
    updatesEndpoints.updates.result.parse(await nexus.ask('GET', '/watcher/updates')).containers;
  const rowOf = async (one: string) => (await rows()).find((row) => row.name === one);
  const row = (one: string) => eventually(() => rowOf(one), 20_000);

  async function run(one: string, reference: string, options: readonly string[] = []): Promise<string> {
    await docker(['pull', '--quiet', reference]);
    const id = await docker(['run', '--detach', '--stop-timeout', '1', '--name', one, ...options, reference]);
    await eventually(async () => (await rowOf(one))?.id === id || undefined, 20_000);
    return id;
  }

  async function check(one?: string): Promise<void> {
    await nexus.ask('POST', '/watcher/check', one === undefined ? {} : { host: 'local', name: one });
  }

  async function offer(one: string): Promise<AvailableUpdate> {
    await row(one);
    await check(one);
    const { verdict } = await row(one);
    const best = verdict.answer?.updates[0];
    if (!best) throw new Error(`Nothing is newer for ${one}: ${JSON.stringify(verdict)}`);
    return best;
  }

  async function update(one: string, chosen?: AvailableUpdate): Promise<UpdateRun> {
    const { to } = chosen ?? (await offer(one));
    const target = { host: 'local', name: one, tag: to.tag, digest: to.digest };
    const begun = await nexus.ask('POST', '/watcher/runs?wait=true', { targets: [target] });
    return runsEndpoints.startUpdates.result.parse(begun)[0]!;
  }

  /** Of the containers of this lab; those of others are left alone. */
  async function policy(settings: Partial<PolicySettings>): Promise<void> {
    const rule = { name: 'lab', match: { container: `${prefix}-*` }, settings };
    await nexus.ask('PUT', '/watcher/policies', { default: { mode: 'off' }, rules: [rule] });
  }

  await policy({ mode: 'ask', gateSeconds: 1, pulseSeconds: 0 });
  return {
    nexus,
    prefix,
    push: imagePusher(registryHost),
    registry,
    openRegistry,
    name,
    repository: () => `${name()}/app`,
    run,
    row,
    check,
    async verdict(one) {
      await check(one);
      return (await row(one)).verdict;
    },
    offer,
    update,
    policy,
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}
