import type { IncidentMoment } from '#contracts/pulse/incidents.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { type State, StateMark } from '../../../ui/state-badge.tsx';
import { reasonWords } from '../monitor-state.ts';
import { incidentText } from './incident-text.ts';

const marks: Readonly<Record<IncidentMoment['kind'], State>> = {
  began: 'degraded',
  confirmed: 'down',
  'still-down': 'down',
  'reason-changed': 'down',
  note: 'noted',
  recovered: 'up',
  retracted: 'noted',
  removed: 'unknown',
};

/** Oldest first. */
export function Timeline({ moments }: { moments: readonly IncidentMoment[] }) {
  const text = useText(incidentText);
  const language = useLanguage();
  const format = useFormat();
  return (
    <ol className="flex flex-col gap-2">
      {moments.map(({ atMs, kind, by, text: written }) => (
        <li key={`${atMs} ${kind} ${written}`} className="grid grid-cols-[1rem_1fr] gap-x-2">
          <span className="pt-1">
            <StateMark state={marks[kind]} />
          </span>
          <span className="min-w-0">
            <span className="wrap-anywhere">
              {text(`m-${kind}`, { reason: reasonWords(written, language), name: by ?? '' })}
            </span>
            {kind === 'note' && (
              <span className="block rounded-md bg-elevated px-2 py-1 whitespace-pre-wrap wrap-anywhere">
                {written}
              </span>
            )}
            <time dateTime={new Date(atMs).toISOString()} className="block text-sm text-muted tabular">
              {format.exactTime(atMs)}
            </time>
          </span>
        </li>
      ))}
    </ol>
  );
}
