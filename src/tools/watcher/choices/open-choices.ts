import type { Caller } from '#contracts/access.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { repeat } from '#kernel/repeat.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { createChoiceMemory } from './choice-memory.ts';
import {
  type ContainerName,
  deleteVersion,
  type Version,
  writeFailure,
  writeSkip,
  writeSnooze,
} from './choice-store.ts';
import type { Choices } from './choices.ts';
import type { SkippedUpdate } from '#contracts/watcher/watched.ts';

/** With a caller, a change is audited in the same transaction. */
export interface AuditedChoices extends Choices {
  skip(host: string, name: string, version: SkippedUpdate, caller?: Caller): Promise<void>;
  unskip(host: string, name: string, version: Version, caller?: Caller): Promise<void>;
  snooze(host: string, name: string, untilMs: number | null, caller?: Caller): Promise<void>;
}

/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;

export async function openChoices({ kernel }: { readonly kernel: WatcherKernel }): Promise<AuditedChoices> {
  const { database, clock, audit, log } = kernel;
  const memory = createChoiceMemory(kernel);
  await memory.load();
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          memory.load().catch((error: unknown) => log.warn({ error }, 'could not look for changed choices')),
        )
      : undefined;
  const change = async (
    { host, name }: ContainerName,
    write: (tx: Transaction<WatcherSchema>) => Promise<void>,
    said?: { readonly caller: Caller | undefined; readonly action: string; readonly after: unknown },
  ) => {
    await database.transaction(async (tx) => {
      await write(tx);
      if (!said?.caller) return;
      const { caller, action, after } = said;
      await audit.record(tx, { caller, action, target: `${host}/${name}`, outcome: 'succeeded', after });
    });
    await memory.load();
  };
  return {
    of: memory.of,
    watch: memory.watch,
    skip(host, name, version, caller) {
      const after = { tag: version.tag, digest: version.digest };
      const said = { caller, action: 'skip update', after };
      return change({ host, name }, (tx) => writeSkip(tx, { host, name }, version), said);
    },
    unskip(host, name, version, caller) {
      const said = { caller, action: 'offer update again', after: version };
      return change({ host, name }, (tx) => deleteVersion(tx, { host, name }, version), said);
    },
    snooze(host, name, untilMs, caller) {
      const said = { caller, action: 'snooze updates', after: { untilMs } };
      return change({ host, name }, (tx) => writeSnooze(tx, { host, name }, untilMs), said);
    },
    noteFailure: (host, name, failed) =>
      change({ host, name }, (tx) => writeFailure(tx, { host, name }, failed)),
    [Symbol.asyncDispose]: async () => looking?.[Symbol.asyncDispose](),
  };
}
