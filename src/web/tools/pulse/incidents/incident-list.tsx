import { Link } from '@tanstack/react-router';
import type { Incident } from '#contracts/pulse/incidents.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { lengthSoFarMs } from '../length-so-far.ts';
import { reasonWords } from '../monitor-state.ts';
import { incidentsText } from './incidents-text.ts';

/** In short, each leading to its page. */
export function IncidentList({
  incidents,
  withNames,
}: {
  incidents: readonly Incident[];
  withNames: boolean;
}) {
  const text = useText(incidentsText);
  const language = useLanguage();
  const format = useFormat();
  const nowMs = useNow();
  return (
    <ul className="flex flex-col">
      {incidents.map(({ id, monitorName, startedMs, endedMs, end, reason, isParentDown }) => (
        <li key={id} className="border-b border-line-soft last:border-0">
          <Link
            to={`/pulse/incidents/${id}`}
            className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-2 py-1.5 no-underline hover:bg-hover"
          >
            <StateBadge
              className="w-28 shrink-0"
              state={end === null ? 'down' : end === 'recovered' ? 'up' : 'noted'}
              word={text(end ?? 'goesOn')}
            />
            <span className="min-w-40 flex-1">
              {withNames && <span className="mr-2 font-medium wrap-anywhere">{monitorName}</span>}
              <span className={withNames ? 'text-muted' : undefined}>
                {reasonWords(reason.id, language)}
                {isParentDown && `; ${text('parentDown')}`}
              </span>
            </span>
            <span className="flex gap-3 text-sm whitespace-nowrap text-muted tabular">
              <span title={format.exactDuration(lengthSoFarMs(startedMs, endedMs, nowMs))}>
                {format.duration(lengthSoFarMs(startedMs, endedMs, nowMs))}
              </span>
              <RelativeTime atMs={startedMs} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
