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
        width: 128,
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
      textColumn({
        id: 'name',
        header: words('container'),
        width: 150,
        grow: 2,
        fixed: true,
        card: 'title',
        className: 'font-medium',
        value: ({ displayName, name }) => displayName ?? name,
      }),
      {
        id: 'version',
        header: words('version'),
        width: 210,
        grow: 3,
        fixed: true,
        value: (row) => versionName(shownUpdate(row)?.to ?? row.current),
        cell: (row) => <VersionCell row={row} />,
      },
      {
        id: 'action',
        header: text('action'),
        width: 92,
        card: 'none',
        cell: (row) => <UpdateButton row={row} />,
      },
      {
        id: 'level',
        header: words('level'),
        width: 84,
        card: 'none',
        value: (row) => (offered(row) ? words(offered(row)?.level ?? 'major') : ''),
        cell: (row) => <Level row={row} />,
      },
      {
        id: 'links',
        header: text('links'),
        width: 44,
        card: 'none',
        cell: (row) => <NotesLink row={row} />,
      },
    ],
    [words, text],
  );
}

function Level({ row }: { row: WatchedContainer }) {
  const update = rowState(row) === 'unknown' ? null : shownUpdate(row);
  return update && <LevelBadge level={update.level} />;
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
        id: 'since',
        header: text('since'),
        width: 88,
        card: 'none',
        value: (row) => offered(row)?.seenAtMs ?? null,
        cell: (row) => <Since row={row} />,
      },
      textColumn({
        ...muted,
        id: 'policy',
        header: text('policy'),
        width: 140,
        grow: 1,
        value: ({ policy }) => policyWord(policy),
      }),
      textColumn({
        ...muted,
        id: 'stack',
        header: words('stack'),
        width: 110,
        value: ({ stack }) => stack ?? '',
      }),
      textColumn({
        className: 'text-muted',
        id: 'why',
        header: text('why'),
        width: 180,
        grow: 3,
        value: why,
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

function Since({ row }: { row: WatchedContainer }) {
  const update = offered(row);
  return update && <RelativeTime atMs={update.seenAtMs} className="text-muted" />;
}
