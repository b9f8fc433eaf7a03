import type { Caller } from '#contracts/access.ts';
import type { AcceptanceDraft, AcceptanceScope } from '#contracts/security/acceptance.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { repeat } from '#kernel/repeat.ts';
import type { Kernel } from '#kernel/tool.ts';
import { oneAtATime } from '#library/one-at-a-time.ts';
import { deleteAcceptance, readAcceptances, writeAcceptance } from './acceptance-store.ts';
import type { AcceptanceTables } from './acceptance-tables.ts';

export interface StoredAcceptance {
  readonly id: string;
  readonly scope: AcceptanceScope;
  readonly reason: string;
  readonly untilMs: number | null;
  readonly isUntilRepair: boolean;
  readonly by: string;
  readonly atMs: number;
}

/** What people accept. Each change is audited, and durable when it resolves. */
export interface Acceptances extends AsyncDisposable {
  /** The newest first; those that are over too. */
  all(): readonly StoredAcceptance[];
  /** @throws NexusError `invalid` */
  accept(draft: AcceptanceDraft, caller: Caller): Promise<StoredAcceptance>;
  /** @throws NexusError `invalid`, `not-found` */
  change(id: string, draft: AcceptanceDraft, caller: Caller): Promise<StoredAcceptance>;
  /** @throws NexusError `not-found` */
  end(id: string, caller: Caller): Promise<void>;
  /** Called after each change; the returned function ends it. */
  watch(listener: () => void): () => void;
}

/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;

type Parts = Pick<Kernel<AcceptanceTables>, 'database' | 'clock' | 'audit' | 'log'>;

export async function openAcceptances({ database, clock, audit, log }: Parts): Promise<Acceptances> {
  let all: readonly StoredAcceptance[] = await readAcceptances(database);
  const listeners = new Set<() => void>();
  const load = oneAtATime(async () => {
    const now = await readAcceptances(database);
    if (JSON.stringify(now) === JSON.stringify(all)) return;
    all = now;
    for (const listener of listeners) listener();
  });
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          load().catch((error: unknown) => log.warn({ error }, 'could not look for changed acceptances')),
        )
      : undefined;
  const find = (id: string) => all.find((one) => one.id === id) ?? throwMissing();
  const save = async (
    { after, before }: { after: StoredAcceptance; before?: StoredAcceptance },
    caller: Caller,
  ) => {
    check(after, clock.now());
    await database.transaction(async (tx) => {
      await writeAcceptance(tx, after);
      const action = before ? 'change acceptance' : 'accept findings';
      const what = { action, target: titleOf(after.scope), outcome: 'succeeded' } as const;
      await audit.record(tx, { caller, ...what, ...(before && { before }), after });
    });
    await load();
    return after;
  };
  return {
    all: () => all,
    accept: (draft, caller) =>
      save(
        { after: { ...draft, id: newId(clock.now()), by: callerName(caller), atMs: clock.now() } },
        caller,
      ),
    change(id, draft, caller) {
      const before = find(id);
      return save({ before, after: { ...before, ...draft } }, caller);
    },
    async end(id, caller) {
      const before = find(id);
      await database.transaction(async (tx) => {
        if (!(await deleteAcceptance(tx, id))) throwMissing();
        const what = {
          action: 'end acceptance',
          target: titleOf(before.scope),
          outcome: 'succeeded',
        } as const;
        await audit.record(tx, { caller, ...what, before });
      });
      await load();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [Symbol.asyncDispose]: async () => looking?.[Symbol.asyncDispose](),
  };
}

/** The narrowest name of what is accepted: `CVE-2026-1 in docker.io/library/redis`. */
function titleOf({ flaw, package: name, image, container, stack, host }: AcceptanceScope): string {
  const what = flaw ?? name ?? 'everything';
  const where = container ?? image ?? stack ?? host;
  return where === null ? what : `${what} in ${where}`;
}

/** The last moment that a date can tell (ECMA-262, 21.4.1.1). */
const lastMs = 8.64e15;

function check({ scope, reason, untilMs }: StoredAcceptance, nowMs: number): void {
  if (isAnything(scope.flaw) && isAnything(scope.package) && isAnything(scope.image)) throw tooWide();
  if (reason.trim().length < 3) throw noReason();
  if (untilMs !== null && (untilMs <= nowMs || untilMs > lastMs)) throw isPast();
}

/** A pattern of stars alone names nothing. */
function isAnything(pattern: string | null): boolean {
  return pattern === null || /^[*\s]*$/.test(pattern);
}

function noReason() {
  const en = 'Say why it is no danger here.';
  const es = 'Di por qué no es un peligro aquí.';
  return invalid({ en, es }, [{ path: 'reason', message: en, es }]);
}

/** A whole host, stack or container cannot be accepted: it would keep quiet what nobody has seen yet. */
function tooWide() {
  const en = 'Name a flaw, a package or an image.';
  const es = 'Indica una vulnerabilidad, un paquete o una imagen.';
  return invalid({ en, es }, [{ path: 'scope.flaw', message: en, es }]);
}

function isPast() {
  const en = 'It has to end later than now, at a time that a date can tell.';
  const es = 'Debe acabar más tarde que ahora, en un momento que una fecha pueda expresar.';
  return invalid({ en, es }, [{ path: 'untilMs', message: en, es }]);
}

function throwMissing(): never {
  throw notFound({ en: 'The acceptance', es: 'la aceptación' });
}
