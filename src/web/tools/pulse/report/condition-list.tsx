import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { reportText } from './report-text.ts';

/** Each with the values that it saw. */
export function ConditionList({ conditions }: { conditions: CheckReport['conditions'] }) {
  const text = useText(reportText);
  return (
    <ul className="flex flex-col gap-1.5">
      {conditions.map(({ text: written, holds, shown }) => (
        <li key={written} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 font-mono text-sm wrap-anywhere">{holds ? written : shown}</span>
          <StateBadge state={holds ? 'up' : 'down'} word={text(holds ? 'holds' : 'doesNotHold')} />
        </li>
      ))}
    </ul>
  );
}
