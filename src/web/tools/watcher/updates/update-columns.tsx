import { useMemo } from 'react';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { stateColumn } from '../../../ui/table/state-column.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { markOf, offered, rowState, shownUpdate } from '../row-state.ts';
import { usePolicyWord } from '../rules/use-policy-word.ts';
import { LevelBadge } from '../version/level-badge.tsx';
import { versionName } from '../version/version-name.ts';
import { watcherText } from '../watcher-text.ts';
import { listText } from './list-text.ts';
import { NotesLink } from './notes-link.tsx';
import { UpdateButton } from './update-button.tsx';
import { useWhy } from './use-why.ts';
import { VersionCell } from './version-cell.tsx';

type Columns = readonly Column<WatchedContainer>[];

export function useUpdateColumns(): Columns {
  const words = useText(watcherText);
  const named = useNamedColumns();
  const told = useToldColumns();
  return useMemo(
    () => [
      stateColumn({
        header: words('state'),
        width: 122,
        mark: (row) => markOf(rowState(row)),
        word: (row) => words(rowState(row)),
      }),
      ...named,
      ...told,
    ],
    [words, named, told],
  );
}

function useNamedColumns(): Columns {
  const words = useText(watcherText);
  const text = useText(listText);
  return useMemo(
    () => [
      {
        id: 'name',
        header: words('container'),
        width: 150,
        grow: 3,
        fixed: true,
        card: 'title',
        value: ({ displayName, name }) => displayName ?? name,
        cell: (row) => <Name row={row} />,
      },
      {
        id: 'version',
        header: words('version'),
        width: 200,
        grow: 2,
        fixed: true,
        value: (row) => versionName(shownUpdate(row)?.to ?? row.current),
        cell: (row) => <VersionCell row={row} />,
      },
      {
        id: 'action',
        header: text('action'),
        width: 96,
        card: 'none',
        cell: (row) => <UpdateButton row={row} />,
      },
      {
        id: 'level',
        header: words('level'),
        width: 112,
        card: 'none',
        value: (row) => (offered(row) ? words(offered(row)?.level ?? 'major') : ''),
        cell: (row) => <Level row={row} />,
      },
    ],
    [words, text],
  );
}

function Level({ row }: { row: WatchedContainer }) {
  const update = rowState(row) === 'unknown' ? null : shownUpdate(row);
  return (
    <span className="flex items-center gap-1">
      {update && <LevelBadge level={update.level} />}
      <NotesLink row={row} />
    </span>
  );
}

function useToldColumns(): Columns {
  const words = useText(watcherText);
  const text = useText(listText);
  const policyWord = usePolicyWord();
  const why = useWhy();
  return useMemo(() => {
    const muted = { className: 'text-muted', card: 'none' } as const;
    return [
      {
        id: 'why',
        header: text('known'),
        width: 130,
        grow: 3,
        value: why,
        cell: (row) => <Known row={row} why={why(row)} />,
      },
      textColumn({
        ...muted,
        id: 'policy',
        header: text('policy'),
        width: 134,
        value: ({ policy }) => policyWord(policy),
      }),
      textColumn({
        ...muted,
        id: 'stack',
        header: words('stack'),
        width: 110,
        hidden: true,
        value: ({ stack }) => stack ?? '',
      }),
      textColumn({
        ...muted,
        id: 'image',
        header: words('image'),
        width: 200,
        grow: 1,
        hidden: true,
        value: ({ image }) => image,
      }),
      textColumn({
        ...muted,
        id: 'host',
        header: text('host'),
        width: 110,
        hidden: true,
        value: ({ host }) => host,
      }),
    ];
  }, [words, text, policyWord, why]);
}

/** Why it is as it is; of what is on offer, for how long. */
function Known({ row, why }: { row: WatchedContainer; why: string }) {
  const update = offered(row);
  if (update && why === '') return <RelativeTime atMs={update.seenAtMs} className="text-muted" />;
  return (
    <span className="truncate text-muted" title={why}>
      {why}
    </span>
  );
}

function Name({ row: { name, displayName, stack } }: { row: WatchedContainer }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="min-w-0 truncate font-medium" title={name}>
        {displayName ?? name}
      </span>
      {stack !== null && (
        <span className="max-w-1/2 shrink-[20] truncate text-xs text-muted" title={stack}>
          {stack}
        </span>
      )}
    </span>
  );
}
