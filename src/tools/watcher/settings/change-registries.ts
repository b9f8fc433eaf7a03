import type { ConfiguredRegistry, RegistryDraft } from '#contracts/watcher/registries.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { checkAlone, checkRegistry } from './check-registry.ts';
import { sealSettings } from './open-registry-settings.ts';
import type { RegistrySettings, StoredRegistry } from './registry-settings.ts';
import { deleteRegistry, saveRegistry } from './registry-store.ts';
import { toConfigured } from './registry-view.ts';

export interface ChangeOptions {
  readonly kernel: Pick<WatcherKernel, 'database' | 'audit' | 'clock' | 'secrets'>;
  readonly settings: RegistrySettings;
}

/** @throws NexusError `not-found` */
export function storedRegistry(settings: RegistrySettings, id: string): StoredRegistry {
  const found = settings.find(id);
  if (!found) throw notFound({ en: 'The registry', es: 'el registro' });
  return found;
}

/** Secrets stand in neither the answer nor the audit log. @throws NexusError `invalid`, `conflict` */
export async function writeRegistry(
  { kernel, settings: known }: ChangeOptions,
  stored: StoredRegistry | undefined,
  draft: RegistryDraft,
  { caller }: CallContext,
): Promise<ConfiguredRegistry> {
  const { kind, domains, settings } = checkRegistry(stored, draft);
  checkAlone({ domains }, stored, known.all());
  const nowMs = kernel.clock.now();
  const id = stored?.id ?? newId(nowMs);
  const [domain = ''] = domains;
  const updatedBy = callerName(caller);
  const row = {
    id,
    kind: kind.id,
    domain,
    settings: sealSettings(kernel, id, settings),
    updated_at_ms: nowMs,
    updated_by: updatedBy,
  };
  const saved = toConfigured({ id, kindId: kind.id, kind, domains, settings, updatedAtMs: nowMs, updatedBy });
  await kernel.database.transaction(async (tx) => {
    await saveRegistry(tx, row);
    await kernel.audit.record(tx, {
      caller,
      action: stored ? 'change registry' : 'add registry',
      target: domain,
      outcome: 'succeeded',
      ...(stored && { before: toConfigured(stored) }),
      after: saved,
    });
  });
  await known.reload();
  return saved;
}

export async function removeRegistry(
  { kernel, settings }: ChangeOptions,
  stored: StoredRegistry,
  { caller }: CallContext,
): Promise<void> {
  await kernel.database.transaction(async (tx) => {
    if (!(await deleteRegistry(tx, stored.id))) return;
    await kernel.audit.record(tx, {
      caller,
      action: 'remove registry',
      target: stored.domains.join(', '),
      outcome: 'succeeded',
      before: toConfigured(stored),
    });
  });
  await settings.reload();
}
