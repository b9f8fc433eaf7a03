import { useMemo } from 'react';
import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { openRanks } from '../ranks/ranks.ts';
import { securityText } from '../security-text.ts';
import { useWords } from '../use-words.ts';
import { FlawsCell } from './flaws-cell.tsx';
import { imageName, stacksOfImage } from './image-rows.ts';
import { imagesText } from './images-text.ts';
import { KnowledgeBadge } from './knowledge-badge.tsx';
import { SupportEndNote, SystemCell } from './system-cell.tsx';

type Columns = readonly Column<ScannedImage>[];

export function useImageColumns(): Columns {
  const found = useFoundColumns();
  const told = useToldColumns();
  return useMemo(() => [...found, ...told], [found, told]);
}

/** One number that sorts as the ranks do, the most urgent first. */
function urgency({ counts }: ScannedImage): number {
  return openRanks.reduce((sum, rank) => sum * 10_000 + Math.min(9_999, counts.ranks[rank]), 0);
}

function useFoundColumns(): Columns {
  const words = useText(securityText);
  const text = useText(imagesText);
  return useMemo(
    () => [
      {
        id: 'image',
        header: words('image'),
        width: 190,
        grow: 3,
        fixed: true,
        card: 'title',
        value: (row) => `${imageName(row)} ${row.containers.map(({ name }) => name).join(' ')}`,
        cell: (row) => <Name row={row} />,
      },
      {
        id: 'flaws',
        header: text('flaws'),
        width: 230,
        grow: 1,
        fixed: true,
        value: urgency,
        cell: (row) => <FlawsCell image={row} />,
      },
      {
        id: 'knowledge',
        header: text('knowledge'),
        width: 116,
        card: 'state',
        value: (row) => text(row.knowledge.state),
        cell: (row) => <Knowledge row={row} />,
      },
      {
        id: 'system',
        header: text('system'),
        width: 170,
        grow: 2,
        value: ({ distribution }) => distribution?.title ?? '',
        cell: (row) => (
          <span className="flex min-w-0 items-baseline gap-2">
            <SystemCell image={row} />
            <SupportEndNote image={row} />
          </span>
        ),
      },
    ],
    [words, text],
  );
}

function useToldColumns(): Columns {
  const words = useText(securityText);
  const text = useText(imagesText);
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'packages',
        header: text('packageCount'),
        width: 92,
        align: 'end',
        card: 'none',
        value: ({ packages }) => packages,
        cell: ({ packages }) => (
          <span className="tabular text-muted">{packages === null ? '' : format.count(packages)}</span>
        ),
      },
      {
        id: 'repairable',
        header: text('repairable'),
        width: 96,
        align: 'end',
        card: 'none',
        value: ({ counts }) => counts.repairable,
        cell: ({ counts }) => (
          <span className="tabular text-muted">
            {counts.repairable > 0 ? format.count(counts.repairable) : ''}
          </span>
        ),
      },
      {
        id: 'read',
        header: text('readAt'),
        width: 100,
        card: 'none',
        value: ({ knowledge }) => knowledge.readAtMs,
        cell: ({ knowledge }) =>
          knowledge.readAtMs !== null && <RelativeTime atMs={knowledge.readAtMs} className="text-muted" />,
      },
      textColumn({
        id: 'stack',
        header: words('stack'),
        width: 120,
        card: 'none',
        hidden: true,
        className: 'text-muted',
        value: (row) => stacksOfImage(row).join(', '),
      }),
      textColumn({
        id: 'host',
        header: words('host'),
        width: 110,
        card: 'none',
        className: 'text-muted',
        value: ({ host }) => host,
      }),
    ],
    [words, text, format],
  );
}

function Name({ row }: { row: ScannedImage }) {
  const text = useText(imagesText);
  const names = row.containers.map(({ name }) => name);
  const by = names.length > 0 ? names.join(', ') : text('usedByNone');
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="min-w-0 truncate font-mono text-sm font-medium" title={row.references.join('\n')}>
        {imageName(row)}
      </span>
      <span className="max-w-1/2 min-w-0 shrink-[20] truncate text-xs font-normal text-muted" title={by}>
        {by}
      </span>
    </span>
  );
}

function Knowledge({ row: { knowledge } }: { row: ScannedImage }) {
  const say = useWords();
  const text = useText(imagesText);
  const why = knowledge.reason ? say(knowledge.reason.words) : text(`${knowledge.state}Means`);
  return (
    <span className="flex min-w-0" title={why}>
      <KnowledgeBadge state={knowledge.state} />
    </span>
  );
}
