import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { milliseconds } from '../milliseconds.ts';
import { reportText } from './report-text.ts';
import { timingSteps } from './timing-steps.ts';

/** Where the time of a check went, as a small waterfall. */
export function Timings({ timings, scaleMs }: { timings: CheckReport['timings']; scaleMs?: number }) {
  const text = useText(reportText);
  const format = useFormat();
  const steps = timingSteps(timings);
  const endMs = steps.reduce((most, { fromMs, lengthMs }) => Math.max(most, fromMs + lengthMs), 0);
  const wholeMs = Math.max(scaleMs ?? endMs, endMs, 0.001);
  return (
    <dl className="grid grid-cols-[6.5rem_4.5rem_1fr] items-center gap-x-3 gap-y-1 text-sm">
      {steps.map(({ id, fromMs, lengthMs }) => (
        <div key={id} className="contents">
          <dt className="text-muted">{text(id)}</dt>
          <dd className="text-right font-mono tabular">{milliseconds(lengthMs, format)}</dd>
          <dd aria-hidden="true">
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full text-accent-ink">
              <rect width="100" height="6" className="text-line-soft" fill="currentColor" />
              <rect
                x={(fromMs / wholeMs) * 100}
                width={Math.max(0.6, (lengthMs / wholeMs) * 100)}
                height="6"
                fill="currentColor"
              />
            </svg>
          </dd>
        </div>
      ))}
      <div className="contents">
        <dt className="text-muted">{text('totalMs')}</dt>
        <dd className="text-right font-mono tabular">{milliseconds(timings.totalMs ?? endMs, format)}</dd>
        <dd />
      </div>
    </dl>
  );
}
