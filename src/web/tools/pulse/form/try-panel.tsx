import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { CheckReportView } from '../report/check-report.tsx';
import { formText } from './form-text.ts';
import type { TryOutcome } from './use-try.ts';

/** All that a try saw: beside the form where there is room, below it where there is not. */
export function TryPanel({ busy, outcome }: { busy: boolean; outcome: TryOutcome | null }) {
  const text = useText(formText);
  const panel = useRef<HTMLElement>(null);
  const answer = outcome?.report ?? outcome?.error;
  useEffect(() => {
    if (answer !== undefined) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  return (
    <section
      ref={panel}
      aria-label={text('tryResult')}
      aria-live="polite"
      className="scroll-mb-16 rounded-md border border-line bg-elevated p-3 lg:sticky lg:top-0"
    >
      {busy ? (
        <p className="text-muted">{text('trying')}</p>
      ) : outcome === null ? (
        <p className="text-muted">{text('tryHint')}</p>
      ) : (
        <>
          {outcome.isOld && <p className="pb-2 text-sm text-degraded">{text('changedSince')}</p>}
          {outcome.report ? <CheckReportView report={outcome.report} /> : <ErrorNote error={outcome.error} />}
        </>
      )}
    </section>
  );
}
