import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import BroomIcon from 'lucide-react/icons/brush-cleaning';
import PlusIcon from 'lucide-react/icons/plus';
import { Suspense } from 'react';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useConnection } from '../../../shell/connection.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { MissingHosts } from '../resources/missing-hosts.tsx';
import { OperationDialog } from '../resources/operation-dialog.tsx';
import { PerHostButton } from '../resources/per-host-button.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { useFilter } from '../resources/use-filter.ts';
import { Sections } from '../sections.tsx';
import { MeasureButton } from './measure-button.tsx';
import { useVolumeEntries, volumePath } from './use-volume-entries.tsx';
import { useVolumeColumns } from './volume-columns.tsx';
import { volumeQuestion, VolumeQuestionDialog } from './volume-dialogs.tsx';
import { useVolumes, volumeName } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

export function VolumesPage() {
  const text = useText(volumesText);
  const may = useMay();
  const query = useVolumes();
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text('volumes')}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Sections current="volumes" />
        <div className="flex gap-2">
          {may('containers:remove', 'somewhere') && (
            <PerHostButton
              label={text('cleanUp')}
              icon={<BroomIcon />}
              onChoose={(host) => volumeQuestion.set({ ask: 'remove', host, which: 'unused' })}
            />
          )}
          {may('containers:edit', 'somewhere') && (
            <Button
              variant="primary"
              icon={<PlusIcon />}
              onClick={() => volumeQuestion.set({ ask: 'create' })}
            >
              {text('newVolume')}
            </Button>
          )}
        </div>
      </div>
      {query.data && (
        <>
          <MissingHosts missing={query.data.missing} />
          {query.data.volumes.length > 0 && <MeasureButton measured={query.data.measured} />}
        </>
      )}
      <VolumeTable query={query} />
      <Suspense>
        <Outlet />
      </Suspense>
      <VolumeQuestionDialog />
      <OperationDialog />
    </div>
  );
}

function VolumeTable({ query }: { query: ReturnType<typeof useVolumes> }) {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const may = useMay();
  const navigate = useNavigate();
  const offline = useConnection().state === 'offline';
  const { filter, setFilter } = useFilter();
  const entries = useVolumeEntries();
  const rows = query.data?.volumes ?? [];
  const columns = useVolumeColumns(new Set(rows.map(({ host }) => host)).size > 1);
  const open = useParams({
    strict: false,
    select: ({ host, volume }: { host?: string; volume?: string }) => `${host} ${volume}`,
  });
  const removeMany = (chosen: readonly VolumeSummary[]) => {
    const host = chosen[0]?.host ?? '';
    const which = chosen.filter((volume) => volume.host === host).map(({ name }) => name);
    volumeQuestion.set({ ask: 'remove', host, which });
  };
  return (
    <DataTable<VolumeSummary>
      tableId="volumes"
      label={text('volumes')}
      rows={rows}
      rowKey={({ host, name }) => `${host} ${name}`}
      rowName={volumeName}
      columns={columns}
      filter={filter}
      onFilterChange={setFilter}
      onOpen={(volume) => void navigate({ to: volumePath(volume), search: filter ? { q: filter } : {} })}
      openKey={open}
      rowActions={entries}
      bulkActions={
        may('containers:remove', 'somewhere')
          ? [{ id: 'remove', label: common('removeChosen'), danger: true, run: removeMany }]
          : []
      }
      version={({ usedBy }) => usedBy.map(({ id, running }) => `${id}${running}`).join()}
      isStale={offline && query.data !== undefined}
      loading={query.isPending}
      error={query.data ? undefined : query.error}
      onRetry={() => void query.refetch()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}
