import { Link } from '@tanstack/react-router';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { StateMark } from '../../ui/state-badge.tsx';
import { keyOf } from './live-store.ts';
import { useLiveWatcher } from './live.ts';
import { UpdateDialog } from './plan/update-dialog.tsx';
import { byNeed, countStates, failedUpdate, offered, wantsDecision } from './row-state.ts';
import { UpdateButton } from './updates/update-button.tsx';
import { useMayWatcher } from './use-may-watcher.ts';
import { LevelBadge } from './version/level-badge.tsx';
import { VersionChange } from './version/version-change.tsx';
import { versionName } from './version/version-name.ts';
import { watchedPath } from './watched-path.ts';
import { watcherText } from './watcher-text.ts';

const atMost = 5;

/** On the home page: what waits for a person, each with the one thing to do. */
export function WatcherHome() {
  const text = useText(watcherText);
  const maySee = useMayWatcher()('watcher:read', 'somewhere');
  const { loaded, containers } = useLiveWatcher();
  if (!maySee || !loaded || containers.size === 0) return null;
  const waiting = [...containers.values()].filter(wantsDecision).toSorted(byNeed);
  return (
    <section className="flex flex-col gap-2" data-tool="watcher">
      <h2 className="text-md font-semibold">{text('homeTitle')}</h2>
      {waiting.length === 0 && <NothingWaits />}
      <ul className="flex flex-col">
        {waiting.slice(0, atMost).map((row) => (
          <li key={keyOf(row)} className="flex items-center gap-2 rounded-md px-2 hover:bg-hover">
            <Waiting row={row} />
          </li>
        ))}
      </ul>
      {waiting.length > atMost && (
        <Link to="/watcher" className="w-fit px-2 text-sm text-muted">
          {text('homeMore', { count: waiting.length - atMost })}
        </Link>
      )}
      <UpdateDialog />
    </section>
  );
}

function Waiting({ row }: { row: WatchedContainer }) {
  const text = useText(watcherText);
  const offer = offered(row);
  const failed = failedUpdate(row);
  return (
    <>
      <Link
        to={watchedPath(row)}
        className="flex min-h-10 min-w-0 flex-1 flex-wrap items-center gap-x-3 py-1 no-underline"
      >
        <StateMark state={offer ? 'degraded' : 'down'} />
        <span className="truncate font-medium">{row.displayName ?? row.name}</span>
        {offer ? (
          <>
            <VersionChange from={row.current} to={offer.to} />
            <LevelBadge level={offer.level} />
          </>
        ) : (
          failed && (
            <span className="truncate text-muted">
              {text('homeFailed', { version: versionName(failed.to) })}
            </span>
          )
        )}
      </Link>
      {offer ? (
        <UpdateButton row={row} />
      ) : (
        <PageLink size="sm" to={watchedPath(row)}>
          {text('look')}
        </PageLink>
      )}
    </>
  );
}

/** Good news only as far as it is known. */
function NothingWaits() {
  const text = useText(watcherText);
  const counts = countStates(useLiveWatcher().containers.values());
  const unknown = counts.get('unknown') ?? 0;
  return (
    <p className="text-muted">
      {text('homeSame', { count: counts.get('same') ?? 0 })}{' '}
      {unknown > 0 && text('homeUnknown', { count: unknown })}
    </p>
  );
}
