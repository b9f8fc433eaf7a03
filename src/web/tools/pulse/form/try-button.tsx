import { useState } from 'react';
import type { CheckReport } from '#contracts/pulse/check-report.ts';
import type { MonitorDraft } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { pulseApi } from '../live.ts';
import { CheckReportView } from '../report/check-report.tsx';
import { formText } from './form-text.ts';

interface Props {
  /** The saved monitor, whose secrets are used where the form has none. */
  id: string | undefined;
  draft: MonitorDraft;
}

interface Outcome {
  readonly of: string;
  readonly report?: CheckReport;
  readonly error?: unknown;
}

/** Checks once with what is in the form now, and shows all that was seen. Nothing is stored, nobody is told. */
export function TryButton({ id, draft }: Props) {
  const text = useText(formText);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const written = JSON.stringify(draft);
  const tryIt = async () => {
    setBusy(true);
    try {
      const report = await pulseApi.testMonitor({ body: { ...(id && { id }), draft } });
      setOutcome({ of: written, report });
    } catch (error) {
      setOutcome({ of: written, error });
    }
    setBusy(false);
  };
  return (
    <>
      <Button busy={busy} onClick={() => void tryIt()}>
        {text('tryIt')}
      </Button>
      <div aria-live="polite" className="basis-full empty:hidden">
        {busy && <p className="text-sm text-muted">{text('trying')}</p>}
        {outcome && !busy && (
          <div className="mt-2 rounded-md border border-line bg-elevated p-3">
            {outcome.of !== written && <p className="pb-2 text-sm text-degraded">{text('changedSince')}</p>}
            {outcome.report ? (
              <CheckReportView report={outcome.report} />
            ) : (
              <ErrorNote error={outcome.error} />
            )}
          </div>
        )}
      </div>
    </>
  );
}
