import { useMemo } from 'react';
import type { LabPackage } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { Column } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { RankBadge } from '../ranks/rank-badge.tsx';
import { ranks } from '../ranks/ranks.ts';
import { securityText } from '../security-text.ts';
import { packagesText } from './packages-text.ts';

export function usePackageColumns(): readonly Column<LabPackage>[] {
  const words = useText(securityText);
  const text = useText(packagesText);
  const format = useFormat();
  return useMemo(
    () => [
      textColumn({
        id: 'name',
        header: words('package'),
        width: 170,
        grow: 2,
        fixed: true,
        card: 'title',
        className: 'font-mono text-sm font-medium',
        value: ({ name }) => name,
      }),
      {
        id: 'worst',
        header: text('worst'),
        width: 96,
        card: 'state',
        value: ({ worst, findings }) => (findings > 0 ? ranks.indexOf(worst) : null),
        cell: ({ worst, findings }) => findings > 0 && <RankBadge rank={worst} />,
      },
      {
        id: 'findings',
        header: text('flaws'),
        width: 112,
        align: 'end',
        card: 'none',
        value: ({ findings }) => findings,
        cell: ({ findings }) => (
          <span className="tabular text-muted">{findings > 0 ? format.count(findings) : ''}</span>
        ),
      },
      {
        id: 'versions',
        header: text('versions'),
        width: 240,
        grow: 3,
        fixed: true,
        value: ({ versions }) => versions.map(({ version }) => version).join(' '),
        cell: (row) => <Versions row={row} />,
      },
      {
        id: 'images',
        header: text('images'),
        width: 80,
        align: 'end',
        card: 'none',
        value: ({ images }) => images,
        cell: ({ images }) => <span className="tabular">{format.count(images)}</span>,
      },
      textColumn({
        id: 'type',
        header: text('type'),
        width: 84,
        className: 'text-muted',
        value: ({ type }) => type,
      }),
    ],
    [words, text, format],
  );
}

const mostVersions = 3;

/** Those with flaws come first and stand out, so that the one to move to is seen. */
function Versions({ row: { versions } }: { row: LabPackage }) {
  const text = useText(packagesText);
  const sorted = versions.toSorted((a, b) => Number(b.findings > 0) - Number(a.findings > 0));
  const rest = sorted.slice(mostVersions);
  return (
    <span className="flex min-w-0 items-baseline gap-x-3 overflow-hidden font-mono text-sm">
      {sorted.slice(0, mostVersions).map(({ version, images, findings }) => (
        <span
          key={version}
          className={findings > 0 ? 'min-w-0 truncate text-degraded' : 'min-w-0 truncate text-muted'}
          title={text('versionImages', { version, count: images })}
        >
          {version || '–'}
          {images > 1 && <span className="text-xs text-faint"> ×{images}</span>}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="shrink-0 text-faint" title={rest.map(({ version }) => version).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
