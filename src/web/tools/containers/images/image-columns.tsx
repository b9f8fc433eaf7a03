import type { ImageSummary } from '#contracts/containers/images.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bytes } from '../../../ui/amount.tsx';
import type { Column } from '../../../ui/table/data-table.tsx';
import { useResourceColumns } from '../resources/resource-columns.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { imageName } from './images-queries.ts';
import { imagesText } from './images-text.ts';

export function useImageColumns(showHosts: boolean): readonly Column<ImageSummary>[] {
  const text = useText(imagesText);
  const common = useText(resourcesText);
  const shared = useResourceColumns<ImageSummary>();
  const columns: Column<ImageSummary>[] = [
    {
      id: 'name',
      header: text('image'),
      width: 220,
      grow: 3,
      fixed: true,
      card: 'title',
      value: ({ tags, id }) => tags.join(' ') || id,
      cell: (image) => <ImageName image={image} />,
    },
    shared.users('used', common('used'), ({ usedBy }) => usedBy),
    {
      id: 'size',
      header: text('size'),
      width: 90,
      align: 'end',
      card: 'state',
      value: ({ sizeBytes }) => sizeBytes,
      cell: ({ sizeBytes }) => <Bytes value={sizeBytes} />,
    },
    {
      id: 'shared',
      header: text('shared'),
      width: 110,
      align: 'end',
      card: 'none',
      value: ({ sharedBytes }) => sharedBytes,
      cell: ({ sharedBytes }) =>
        sharedBytes === null ? (
          <span className="text-muted">{text('sharedUnknown')}</span>
        ) : (
          <Bytes value={sharedBytes} />
        ),
    },
    shared.created(({ createdAtMs }) => createdAtMs),
    {
      id: 'digest',
      header: text('digests'),
      width: 160,
      hidden: true,
      card: 'none',
      value: ({ digests }) => digests.join(' '),
      cell: ({ digests }) => <span className="truncate font-mono text-sm">{digests[0] ?? ''}</span>,
    },
  ];
  return shared.withHost(columns, showHosts);
}

function ImageName({ image }: { image: ImageSummary }) {
  const text = useText(imagesText);
  const more = image.tags.length - 1;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="min-w-0 truncate font-mono text-sm font-medium" title={image.tags.join('\n')}>
        {imageName(image)}
      </span>
      {more > 0 && <span className="text-sm text-muted tabular">+{more}</span>}
      {image.tags.length === 0 && (
        <span className="text-sm whitespace-nowrap text-degraded">{text('untagged')}</span>
      )}
      {image.isRollback && <span className="truncate text-sm text-muted">{text('rollback')}</span>}
    </span>
  );
}
