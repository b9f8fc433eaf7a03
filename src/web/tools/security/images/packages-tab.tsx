import { useMemo } from 'react';
import type { ImagePackage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { type Column, DataTable } from '../../../ui/table/data-table.tsx';
import { textColumn } from '../../../ui/table/text-column.tsx';
import { securityText } from '../security-text.ts';
import { imageDrawerText } from './image-drawer-text.ts';
import { imagesText } from './images-text.ts';
import { useImagePackages } from './use-image.ts';

export function PackagesTab({ host, id }: { host: string; id: string }) {
  const words = useText(securityText);
  const text = useText(imageDrawerText);
  const query = useImagePackages(host, id);
  return (
    <DataTable<ImagePackage>
      tableId="security-image-packages"
      label={words('packages')}
      rows={query.data ?? []}
      rowKey={({ type, name, version, arch, path }) => `${type} ${name} ${version} ${arch ?? ''} ${path}`}
      rowName={({ name }) => name}
      columns={usePackageColumns()}
      loading={query.isPending}
      error={query.error && !query.data ? explain(query.error, words('couldNotRead')) : undefined}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('noPackages')}>{text('noPackagesHint')}</EmptyState>}
    />
  );
}

function usePackageColumns(): readonly Column<ImagePackage>[] {
  const words = useText(securityText);
  const text = useText(imageDrawerText);
  const images = useText(imagesText);
  const format = useFormat();
  return useMemo(
    () => [
      textColumn({
        id: 'name',
        header: words('package'),
        width: 150,
        grow: 2,
        fixed: true,
        card: 'title',
        className: 'font-mono text-sm font-medium',
        value: ({ name }) => name,
      }),
      textColumn({
        id: 'version',
        header: words('version'),
        width: 130,
        grow: 1,
        fixed: true,
        className: 'font-mono text-sm',
        value: ({ version }) => version,
      }),
      {
        id: 'findings',
        header: images('flaws'),
        width: 104,
        align: 'end',
        card: 'state',
        value: ({ findings }) => findings,
        cell: ({ findings }) =>
          findings > 0 && <span className="tabular text-degraded">{format.count(findings)}</span>,
      },
      {
        id: 'type',
        header: text('type'),
        width: 76,
        value: ({ type }) => type,
        cell: ({ type, isOwned }) => (
          <span className="truncate text-muted" title={isOwned ? text('ownedMeans') : undefined}>
            {type}
            {isOwned && ` (${text('owned')})`}
          </span>
        ),
      },
      {
        id: 'layer',
        header: text('layer'),
        width: 60,
        align: 'end',
        card: 'none',
        value: ({ layer }) => (layer === null ? null : layer + 1),
        cell: ({ layer }) => <span className="tabular text-muted">{layer === null ? '' : layer + 1}</span>,
      },
      textColumn({
        id: 'path',
        header: text('path'),
        width: 160,
        grow: 1,
        card: 'none',
        className: 'font-mono text-xs text-muted',
        value: ({ path }) => path,
      }),
      textColumn({
        id: 'arch',
        header: text('arch'),
        width: 100,
        hidden: true,
        card: 'none',
        className: 'text-muted',
        value: ({ arch }) => arch ?? '',
      }),
    ],
    [words, text, images, format],
  );
}
