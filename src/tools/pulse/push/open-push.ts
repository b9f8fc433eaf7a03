import type { Caller } from '#contracts/access.ts';
import type { RawAnswer, RawRequest } from '#contracts/transfer.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { Monitors, MonitorsChange } from '../monitors/monitors.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { newPingLimit } from './ping-limit.ts';
import { newPushState, pausePush, type PushState } from './push-state.ts';
import { forgetGoneJobs, lockJob, readPushState, writePushState, writeToken } from './push-store.ts';
import { hashOf, newPushToken, pathOf } from './push-token.ts';
import { type PingAddress, takePing } from './take-ping.ts';

/** The monitors that wait for reports: their addresses, and what comes in at them. */
export interface Push {
  /** Undefined: nothing has reported yet, or not since it was resumed. */
  reported(number: number): Promise<PushState | undefined>;
  /** Called with the number of a monitor that is worth a look, of what this process takes in. @returns stops it. */
  watch(listener: (number: number) => void): () => void;
  take(address: PingAddress, request: RawRequest): Promise<RawAnswer>;
  /** @returns the path that a job calls; made when there is none yet, or another one is wanted. */
  addressOf(monitor: StoredMonitor, which: 'known' | 'new', caller: Caller): Promise<string>;
  /** Stops listening to the monitors. */
  stop(): void;
}

export interface OpenPushOptions {
  readonly kernel: Pick<PulseKernel, 'database' | 'clock' | 'secrets' | 'audit' | 'log'>;
  readonly monitors: Pick<Monitors, 'byNumber' | 'resume' | 'watch'>;
}

const tokenPlace = (number: number) => `push_jobs.token.${number}`;

export function openPush({ kernel, monitors }: OpenPushOptions): Push {
  const { database, log } = kernel;
  const listeners = new Set<(number: number) => void>();
  const changed = (number: number) => {
    for (const listener of listeners) listener(number);
  };
  const intake = { kernel, monitors, limit: newPingLimit(), changed };
  const stop = monitors.watch((change) => {
    follow(kernel, change).catch((error: unknown) =>
      log.warn({ error }, 'a change of monitors that wait for reports was not followed'),
    );
  });
  return {
    async reported(number) {
      const state = await readPushState(database.query, number);
      return state?.status === 'paused' ? undefined : state;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    take: (address, request) => takePing(intake, address, request),
    addressOf: (monitor, which, caller) => addressOf(kernel, monitor, which, caller),
    stop,
  };
}

/** After a pause nothing is expected until the job reports. */
async function follow(
  { database }: OpenPushOptions['kernel'],
  { changed, removed }: MonitorsChange,
): Promise<void> {
  const paused = changed.filter(({ kind, state }) => kind === 'push' && state === 'paused');
  const isGone = removed.some(({ kind }) => kind === 'push');
  if (paused.length === 0 && !isGone) return;
  await database.transaction(async (tx) => {
    if (isGone) await forgetGoneJobs(tx);
    for (const { number } of paused) {
      const known = (await readPushState(tx, number)) ?? newPushState;
      if (known.status === 'new') continue;
      const { state } = await lockJob(tx, number);
      await writePushState(tx, number, pausePush(state));
    }
  });
}

async function addressOf(
  { database, secrets, audit }: OpenPushOptions['kernel'],
  { number, name }: StoredMonitor,
  which: 'known' | 'new',
  caller: Caller,
): Promise<string> {
  return database.transaction(async (tx) => {
    const { sealedToken } = await lockJob(tx, number);
    if (which === 'known' && sealedToken !== null)
      return pathOf(secrets.open(sealedToken, tokenPlace(number)).reveal());
    const token = newPushToken();
    const sealed = secrets.seal(new Secret(token), tokenPlace(number));
    await writeToken(tx, number, { hash: hashOf(token), sealed });
    const action = sealedToken === null ? 'make address of a job' : 'renew address of a job';
    await audit.record(tx, { caller, action, target: name, outcome: 'succeeded' });
    return pathOf(token);
  });
}
