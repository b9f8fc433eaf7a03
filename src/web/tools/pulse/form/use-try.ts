import { useState } from 'react';
import type { CheckReport } from '#contracts/pulse/check-report.ts';
import type { MonitorDraft } from '#contracts/pulse/monitor.ts';
import { pulseApi } from '../pulse-api.ts';

export interface TryOutcome {
  readonly report?: CheckReport;
  readonly error?: unknown;
  /** Something was changed since. */
  readonly isOld: boolean;
}

/** Checks once with what is in the form now. Nothing is stored, nobody is told. */
export function useTry(id: string | undefined, draft: MonitorDraft) {
  const [last, setLast] = useState<(Omit<TryOutcome, 'isOld'> & { readonly of: string }) | null>(null);
  const [busy, setBusy] = useState(false);
  const written = JSON.stringify(draft);
  const tryIt = async () => {
    setBusy(true);
    try {
      // Of the saved monitor those secrets are used that the form has none of.
      const report = await pulseApi.testMonitor({ body: { ...(id !== undefined && { id }), draft } });
      setLast({ of: written, report });
    } catch (error) {
      setLast({ of: written, error });
    }
    setBusy(false);
  };
  const outcome: TryOutcome | null = last && { ...last, isOld: last.of !== written };
  return { busy, tryIt, outcome };
}
