import { useMemo } from 'react';
import type { Finding } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Column } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { RankBadge } from '../ranks/rank-badge.tsx';
import { ranks, severities } from '../ranks/ranks.ts';
import { ranksText } from '../ranks/ranks-text.ts';
import { SeverityWord } from '../ranks/severity-word.tsx';
import { useRepairWords } from '../ranks/use-repair-words.ts';
import { securityText } from '../security-text.ts';
import { firstLayer } from './finding-rows.ts';
import { imageDrawerText } from './image-drawer-text.ts';

/** Shared by everything that lists findings of one image. */
export function useFindingColumns(): readonly Column<Finding>[] {
  const words = useText(securityText);
  const ranked = useText(ranksText);
  const text = useText(imageDrawerText);
  const repairWords = useRepairWords();
  return useMemo(
    () => [
      {
        id: 'rank',
        header: ranked('rank'),
        width: 84,
        card: 'state',
        value: ({ rank }) => ranks.indexOf(rank),
        cell: ({ rank }) => <RankBadge rank={rank} />,
      },
      {
        id: 'flaw',
        header: words('flaw'),
        width: 150,
        grow: 2,
        fixed: true,
        card: 'title',
        value: ({ flaw, aliases, title }) => `${flaw} ${aliases.join(' ')} ${title ?? ''}`,
        cell: (row) => <Flaw row={row} />,
      },
      textColumn({
        id: 'package',
        header: words('package'),
        width: 110,
        grow: 1,
        fixed: true,
        className: 'font-mono text-sm',
        value: ({ package: name }) => name,
      }),
      {
        id: 'repair',
        header: text('repair'),
        width: 170,
        grow: 2,
        value: ({ version, repair }) => `${version} ${repairWords(repair)}`,
        cell: ({ version, repair }) => (
          <Change version={version} repair={repair} words={repairWords(repair)} />
        ),
      },
      {
        id: 'severity',
        header: ranked('severity'),
        width: 84,
        card: 'none',
        value: ({ severity }) => severities.indexOf(severity),
        cell: ({ severity }) => <SeverityWord severity={severity} />,
      },
      {
        id: 'layer',
        header: text('layer'),
        width: 60,
        align: 'end',
        card: 'none',
        value: firstLayer,
        cell: (row) => <span className="tabular text-muted">{firstLayer(row)}</span>,
      },
    ],
    [words, ranked, text, repairWords],
  );
}

function Flaw({ row: { flaw, title } }: { row: Finding }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="max-w-44 shrink-0 truncate font-mono text-sm font-medium" title={flaw}>
        {flaw}
      </span>
      <span className="min-w-0 truncate font-normal text-muted" title={title ?? undefined}>
        {title}
      </span>
    </span>
  );
}

/** From the version that is here to the one that repairs it, or why there is none. */
function Change({ version, repair, words }: Pick<Finding, 'version' | 'repair'> & { words: string }) {
  const isFixed = repair.state === 'fixed' && repair.version !== null && repair.channel === null;
  return (
    <span className="truncate text-sm text-muted" title={`${version}: ${words}`}>
      <span className="font-mono">{version}</span>
      {isFixed ? (
        <>
          <span aria-hidden> → </span>
          <span className="sr-only">{words}</span>
          <span aria-hidden className="font-mono text-ink">
            {repair.version}
          </span>
        </>
      ) : (
        ` ${words}`
      )}
    </span>
  );
}
