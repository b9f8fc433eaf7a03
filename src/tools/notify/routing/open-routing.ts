import type { Caller } from '#contracts/access.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { conflict, NexusError } from '#kernel/errors.ts';
import { repeat } from '#kernel/repeat.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import { defaultRouting } from './default-config.ts';
import type { RoutingDocument } from './routing-document.ts';
import { insertRouting, readRouting, type StoredRouting } from './routing-store.ts';

export interface OpenRouting extends RoutingDocument, AsyncDisposable {
  /** Resolves once committed. @throws NexusError `conflict` when somebody else changed it since `version`. */
  change(caller: Caller, config: RoutingConfig, version: number): Promise<number>;
}

/** Where several processes share a database, how often one looks for a change that another made. */
const lookEveryMs = 5_000;

export async function openRouting(kernel: NotifyKernel): Promise<OpenRouting> {
  const { database, clock, log } = kernel;
  const listeners = new Set<() => void>();
  let current = await readRouting(database.query);
  const take = (next: typeof current) => {
    if (!next || next.version <= (current?.version ?? 0)) return;
    current = next;
    for (const listener of listeners) listener();
  };
  const look = async () => take(await readRouting(database.query));
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          look().catch((error: unknown) => log.warn({ error }, 'could not look for changes of the routing')),
        )
      : undefined;
  return {
    get config() {
      return current?.config ?? defaultRouting;
    },
    get version() {
      return current?.version ?? 0;
    },
    get isDefault() {
      return current === undefined;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async change(caller, config, version) {
      const next = { version: version + 1, config };
      await write(kernel, caller, next).catch(inPlainWords);
      take(next);
      return next.version;
    },
    [Symbol.asyncDispose]: async () => looking?.[Symbol.asyncDispose](),
  };
}

/** As the successor of the version before it, if that is still the newest. */
async function write(kernel: NotifyKernel, caller: Caller, next: StoredRouting): Promise<void> {
  const { database, audit, clock } = kernel;
  await database.transaction(async (tx) => {
    const before = await readRouting(tx);
    if ((before?.version ?? 0) !== next.version - 1) throw conflict(changedMeanwhile);
    await insertRouting(tx, next, callerName(caller), clock.now());
    await audit.record(tx, {
      caller,
      action: 'change routing',
      target: 'routing',
      outcome: 'succeeded',
      before: before?.config ?? defaultRouting,
      after: next.config,
    });
  });
}

const changedMeanwhile = {
  en: 'Somebody else has changed the routing meanwhile. Look at it again, then change it.',
  es: 'Otra persona ha cambiado las rutas entretanto. Vuelve a mirarlas y cámbialas después.',
};

/** Where two save at the same moment, the database lets one of them have the number of the version. */
function inPlainWords(error: unknown): never {
  throw error instanceof NexusError && error.code === 'conflict'
    ? conflict(changedMeanwhile, { cause: error })
    : error;
}
