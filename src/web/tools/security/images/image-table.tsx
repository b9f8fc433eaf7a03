import { useMemo } from 'react';
import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import type { GroupBy } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { useLiveLab } from '../live.ts';
import { keyOf } from '../live-store.ts';
import { ranksText } from '../ranks/ranks-text.ts';
import { RankMark } from '../ranks/rank-mark.tsx';
import { securityText } from '../security-text.ts';
import { useImageColumns } from './image-columns.tsx';
import { ImageFilters } from './image-filters.tsx';
import { groupOfImage, imageName, shownImages } from './image-rows.ts';
import type { Grouping } from './image-search.ts';
import { imagesText } from './images-text.ts';
import { useImageAddress } from './use-image-address.ts';
import { useImageEntries } from './use-image-entries.tsx';

export function ImageTable({ openKey }: { openKey: string | undefined }) {
  const words = useText(securityText);
  const live = useLiveLab();
  const { search, change, sort, changeSort, open } = useImageAddress();
  const { known, stack, host } = search;
  const all = useMemo(() => [...live.images.values()], [live.images]);
  const rows = useMemo(() => shownImages(all, { known, stack, host }), [all, known, stack, host]);
  const isOffline = useConnection('security').state === 'offline';
  const groupBy = useGroupBy(search.group);
  return (
    <DataTable<ScannedImage>
      tableId="security-images"
      label={words('images')}
      rows={rows}
      rowKey={keyOf}
      rowName={imageName}
      columns={useImageColumns()}
      filter={search.q ?? ''}
      onFilterChange={(q) => change({ q: q || undefined })}
      sort={sort}
      onSortChange={changeSort}
      {...(groupBy && { groupBy })}
      onOpen={open}
      openKey={openKey}
      rowActions={useImageEntries()}
      version={({ counts, knowledge }) => JSON.stringify([counts.ranks, knowledge.state])}
      isStale={isOffline && live.loaded}
      loading={!live.loaded}
      toolbar={<ImageFilters search={search} change={change} />}
      empty={all.length === 0 ? <NoImages /> : <NoMatch />}
    />
  );
}

function useGroupBy(by: Grouping | undefined): GroupBy<ScannedImage> | undefined {
  const text = useText(imagesText);
  const words = useText(ranksText);
  return useMemo(() => {
    if (by === undefined) return undefined;
    return {
      key: (row) => groupOfImage(row, by),
      label: (key) => key || text(by === 'system' ? 'noSystemGroup' : 'noStack'),
      detail: (_, rows) => {
        const count = rows.reduce((sum, { counts }) => sum + counts.ranks.now, 0);
        return (
          count > 0 && (
            <span className="inline-flex items-center gap-1.5 text-down">
              <RankMark rank="now" className="size-2.5" />
              {words('nowCount', { count })}
            </span>
          )
        );
      },
    };
  }, [by, text, words]);
}

function NoImages() {
  const text = useText(imagesText);
  return (
    <EmptyState
      title={text('emptyTitle')}
      action={<PageLink to="/containers">{text('seeContainers')}</PageLink>}
    >
      {text('emptyHint')}
    </EmptyState>
  );
}

function NoMatch() {
  const text = useText(imagesText);
  const words = useText(securityText);
  const { change } = useImageAddress();
  const clear = () => change({ q: undefined, known: undefined, stack: undefined, host: undefined });
  return (
    <EmptyState title={text('noMatch')} action={<Button onClick={clear}>{words('clearFilter')}</Button>} />
  );
}
