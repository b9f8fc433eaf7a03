import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { useMayNotify } from './use-may-notify.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { byUrgency, markOf, moodOf, placeOf } from './alert-state.ts';
import { useLiveAlerts } from './live.ts';
import { notifyText } from './notify-text.ts';

const atMost = 5;

/** On the home page: the five most urgent alerts of now, without what only informs. */
export function NotifyHome() {
  const text = useText(notifyText);
  const maySee = useMayNotify()('notify:read', 'somewhere');
  const live = useLiveAlerts();
  if (!maySee || !live.loaded) return null;
  const shown = [...live.alerts.values()].filter(
    ({ state, severity }) => severity !== 'info' && (state === 'firing' || state === 'acknowledged'),
  );
  return (
    <section className="flex flex-col gap-2" data-tool="notify">
      <h2 className="text-md font-semibold">{text('homeWrong')}</h2>
      {shown.length === 0 && <p className="text-muted">{text('allWell')}</p>}
      <ul className="flex flex-col">
        {shown
          .toSorted(byUrgency)
          .slice(0, atMost)
          .map((alert) => (
            <li key={alert.fingerprint}>
              <Link
                to="/notify"
                search={{ alert: alert.fingerprint }}
                className="flex min-h-10 items-center gap-3 rounded-md px-2 py-1 no-underline hover:bg-hover"
              >
                <span className="w-36 shrink-0">
                  <StateBadge state={markOf(alert)} word={text(moodOf(alert))} />
                </span>
                <span className="min-w-0 flex-1 truncate">
                  {alert.title} <span className="text-muted">{placeOf(alert.labels).join(' / ')}</span>
                </span>
                <span className="text-sm whitespace-nowrap text-muted">
                  <RelativeTime atMs={alert.startsAtMs} />
                </span>
              </Link>
            </li>
          ))}
      </ul>
      {shown.length > atMost && (
        <Link to="/notify" className="w-fit px-2 text-sm text-muted">
          {text('homeMore', { count: shown.length - atMost })}
        </Link>
      )}
    </section>
  );
}
