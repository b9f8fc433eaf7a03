import { Link } from '@tanstack/react-router';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../../shell/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNow } from '../../ui/format/use-now.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { shownState, stateSinceMs, wantsAttention } from './container-state.ts';
import { containersText } from './containers-text.ts';
import { HostNotice } from './host-notice.tsx';
import { useLive } from './live.ts';
import { useStateWord } from './use-state-word.ts';

const recentMs = 24 * 3_600_000;

/** On the home page: what is wrong now, then what changed in the last day. */
export function ContainersHome() {
  const text = useText(containersText);
  const may = useMay();
  const live = useLive();
  const now = useNow();
  const all = [...live.containers.values()];
  const wrong = all.filter((container) => wantsAttention(container) || hasCrashed(container, now));
  const changed = all
    .filter((container) => !wrong.includes(container) && now - stateSinceMs(container) < recentMs)
    .toSorted((a, b) => stateSinceMs(b) - stateSinceMs(a))
    .slice(0, 8);
  if (!may('containers:read', 'somewhere') || (live.loaded && live.hosts.length === 0))
    return <EmptyState title={text('nothingGranted')}>{text('nothingGrantedHint')}</EmptyState>;
  if (!live.loaded) return null;
  return (
    <div className="flex flex-col gap-6" data-tool="containers">
      {live.hosts.map((host) => (
        <HostNotice key={host.id} host={host} hasRows={all.length > 0} />
      ))}
      <HomeList
        title={text('homeWrong')}
        rows={wrong}
        empty={text(all.length > 0 ? 'homeAllWell' : 'emptyHint')}
      />
      {changed.length > 0 && <HomeList title={text('homeChanged')} rows={changed} empty="" />}
    </div>
  );
}

/** Ended by itself with an error in the last day; an older one is no news. */
function hasCrashed(container: ContainerSummary, nowMs: number): boolean {
  const failed =
    container.state === 'exited' &&
    container.exitCode !== null &&
    ![0, 130, 137, 143].includes(container.exitCode);
  return failed && nowMs - stateSinceMs(container) < recentMs;
}

function HomeList({
  title,
  rows,
  empty,
}: {
  title: string;
  rows: readonly ContainerSummary[];
  empty: string;
}) {
  const word = useStateWord();
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-md font-semibold">{title}</h2>
      {rows.length === 0 && <p className="text-muted">{empty}</p>}
      <ul className="flex flex-col">
        {rows.map((container) => (
          <li key={container.id}>
            <Link
              to={`/containers/${encodeURIComponent(container.host)}/${container.id}`}
              className="flex min-h-10 items-center gap-3 rounded-md px-2 py-1 no-underline hover:bg-hover"
            >
              <span className="w-36 shrink-0">
                <StateBadge state={shownState(container, undefined)} word={word(container)} />
              </span>
              <span className="min-w-0 flex-1 truncate font-mono text-sm">{container.name}</span>
              <span className="text-sm whitespace-nowrap text-muted">
                <RelativeTime atMs={stateSinceMs(container)} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
