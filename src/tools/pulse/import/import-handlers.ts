import type { Caller } from '#contracts/access.ts';
import type { ImportItem, ImportReport, importEndpoints } from '#contracts/pulse/import.ts';
import { conflict } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Heartbeats } from '../heartbeats/open-heartbeats.ts';
import type { Maintenance } from '../maintenance/open-maintenance.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { carryOut, foreseen } from './carry-out.ts';
import { keepUpload } from './kept-upload.ts';
import type { KumaFile } from './kuma-data.ts';
import { openKumaFile } from './open-kuma-file.ts';
import { planImport } from './plan-import.ts';
import { historyAhead, takeHistory } from './take-history.ts';

export interface ImportHandlersOptions {
  readonly kernel: Pick<PulseKernel, 'database' | 'audit' | 'clock'>;
  readonly kinds: readonly AnyKind[];
  readonly monitors: Monitors;
  readonly maintenance: Maintenance;
  readonly heartbeats: Heartbeats;
}

export function importHandlers(options: ImportHandlersOptions): HandlersFor<typeof importEndpoints> {
  let isBusy = false;
  return {
    async importKuma({ query }, { caller }, body) {
      if (isBusy) throw conflict(busy);
      isBusy = true;
      try {
        await using upload = await keepUpload(body);
        await using file = await openKumaFile(upload);
        return query.do === 'apply' ? await apply(options, file, caller) : plan(options, file);
      } finally {
        isBusy = false;
      }
    },
  };
}

const busy = {
  en: 'Another file is being looked at. Try again when that is done.',
  es: 'Se está examinando otro fichero. Inténtalo cuando termine.',
};

function plan(options: ImportHandlersOptions, { data }: KumaFile): ImportReport {
  const items = foreseen(planImport(data, options.kinds), options);
  const isNew = ({ what, outcome }: ImportItem) =>
    what === 'monitor' && (outcome === 'taken' || outcome === 'changed');
  const history = historyAhead(data.beatCount, items.some(isNew));
  return { version: data.version, isApplied: false, items: [...items, history] };
}

async function apply(options: ImportHandlersOptions, file: KumaFile, caller: Caller): Promise<ImportReport> {
  const { kernel, kinds, heartbeats } = options;
  const { items, added } = await carryOut(planImport(file.data, kinds), options, caller);
  const history = await takeHistory(file, { heartbeats, added, nowMs: kernel.clock.now() });
  const all = [...items, history];
  const count = (outcome: string) => all.filter((item) => item.outcome === outcome).length;
  await kernel.database.transaction((tx) =>
    kernel.audit.record(tx, {
      caller,
      action: 'import from Uptime Kuma',
      target: `${added.size} monitors`,
      outcome: 'succeeded',
      after: { taken: count('taken'), changed: count('changed'), notTaken: count('not-taken') },
    }),
  );
  return { version: file.data.version, isApplied: true, items: all };
}
