import type { Caller } from '#contracts/access.ts';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { repeat } from '#kernel/repeat.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { checkPolicies, type RulesDraft } from './check-policies.ts';
import { policyFor } from './effective-policy.ts';
import type { Policies, RuleSet } from './policies.ts';
import { readRevision, readRules, replaceRules, type StoredRules } from './policy-store.ts';
import { changedMeanwhile, changedParts, stampedRules } from './stamped-rules.ts';

export interface StoredPolicies extends Policies {
  revision(): number;
  /**
   * Replaces all rules and the default; audited, and committed once it resolves.
   * @throws NexusError `invalid`, and `conflict` when somebody else has changed them since `revision`
   */
  save(draft: RulesDraft & { readonly revision?: number | undefined }, caller: Caller): Promise<void>;
}

/** Where several processes share a database, how often one looks for what another changed. */
const lookEveryMs = 2_000;

export async function openPolicies({ kernel }: { readonly kernel: WatcherKernel }): Promise<StoredPolicies> {
  const { database, clock, audit, log } = kernel;
  const memory = createPolicyMemory(kernel);
  await memory.load();
  const looking =
    database.engine === 'postgres'
      ? repeat(clock, lookEveryMs, () =>
          memory.look().catch((error: unknown) => log.warn({ error }, 'could not look for changed rules')),
        )
      : undefined;
  return {
    current: memory.current,
    revision: () => memory.stored().revision,
    policyOf: (subject) => policyFor(subject, memory.current()),
    watch: memory.watch,
    async save(draft, caller) {
      checkPolicies(draft);
      await memory.look();
      const before = memory.stored();
      if (draft.revision !== undefined && draft.revision !== before.revision) throw changedMeanwhile();
      const after = {
        rules: stampedRules(draft.rules, before.rules, callerName(caller), clock.now()),
        default: draft.default,
        revision: before.revision + 1,
      };
      await database.transaction(async (tx) => {
        if (!(await replaceRules(tx, before.revision, after))) throw changedMeanwhile();
        const what = { action: 'change update rules', target: 'rules', outcome: 'succeeded' } as const;
        await audit.record(tx, { caller, ...what, ...changedParts(before, after) });
      });
      await memory.load();
    },
    [Symbol.asyncDispose]: async () => looking?.[Symbol.asyncDispose](),
  };
}

function createPolicyMemory({ database }: WatcherKernel) {
  const listeners = new Set<() => void>();
  let stored: StoredRules = { rules: [], default: {}, revision: 0 };
  let current: RuleSet = { rules: [], default: defaultPolicy };
  const load = async () => {
    const read = await readRules(database.as());
    const isChanged = read.revision !== stored.revision;
    stored = read;
    current = { rules: read.rules, default: { ...defaultPolicy, ...read.default } };
    if (isChanged) for (const listener of listeners) listener();
  };
  return {
    stored: () => stored,
    current: () => current,
    load,
    async look() {
      if ((await readRevision(database.as())) !== stored.revision) await load();
    },
    watch: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
