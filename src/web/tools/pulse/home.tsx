import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../i18n/language.ts';
import { useText } from '../../i18n/use-text.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useLivePulse } from './live.ts';
import { byTrouble, isWrong, markOf, reasonWords, statusKey } from './monitor-state.ts';
import { pulseText } from './pulse-text.ts';
import { useMayPulse } from './use-may-pulse.ts';

const atMost = 5;

/** On the home page: what is down or degraded now, and why. */
export function PulseHome() {
  const text = useText(pulseText);
  const language = useLanguage();
  const maySee = useMayPulse()('pulse:read', 'somewhere');
  const { loaded, monitors } = useLivePulse();
  if (!maySee || !loaded || monitors.size === 0) return null;
  const wrong = [...monitors.values()].filter(isWrong).toSorted(byTrouble);
  return (
    <section className="flex flex-col gap-2" data-tool="pulse">
      <h2 className="text-md font-semibold">{text('homeWrong')}</h2>
      {wrong.length === 0 && <HomeWell />}
      <ul className="flex flex-col">
        {wrong.slice(0, atMost).map((row) => (
          <li key={row.id}>
            <Link
              to={`/pulse/monitors/${row.id}`}
              className="flex min-h-10 items-center gap-3 rounded-md px-2 py-1 no-underline hover:bg-hover"
            >
              <span className="w-28 shrink-0">
                <StateBadge state={markOf(row.status)} word={text(statusKey(row))} />
              </span>
              <span className="min-w-0 flex-1 truncate">
                {row.name}{' '}
                <span className="text-muted">
                  {row.reason === null ? row.target : reasonWords(row.reason, language)}
                </span>
              </span>
              <span className="text-sm whitespace-nowrap text-muted">
                <RelativeTime atMs={row.sinceMs} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {wrong.length > atMost && (
        <Link to="/pulse" className="w-fit px-2 text-sm text-muted">
          {text('homeMore', { count: wrong.length - atMost })}
        </Link>
      )}
    </section>
  );
}

/** Of those that are checked: a paused one is no news. */
function HomeWell() {
  const text = useText(pulseText);
  const up = [...useLivePulse().monitors.values()].filter(({ status }) => status === 'up').length;
  return up > 0 && <p className="text-muted">{text('homeUp', { count: up })}</p>;
}
