import BroomIcon from 'lucide-react/icons/brush-cleaning';
import PlusIcon from 'lucide-react/icons/plus';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { MissingHosts } from '../resources/missing-hosts.tsx';
import { PerHostButton } from '../resources/per-host-button.tsx';
import { ResourcePage } from '../resources/resource-page.tsx';
import { useResourceTable } from '../resources/use-resource-table.ts';
import { MeasureButton } from './measure-button.tsx';
import { useVolumeEntries } from './use-volume-entries.tsx';
import { useVolumeColumns } from './volume-columns.tsx';
import { volumeQuestion, VolumeQuestionDialog } from './volume-dialogs.tsx';
import { useVolumes, volumeName } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

export function VolumesPage() {
  const text = useText(volumesText);
  const may = useMay();
  const query = useVolumes();
  return (
    <ResourcePage
      section="volumes"
      title={text('volumes')}
      actions={
        <>
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
        </>
      }
    >
      {query.data && (
        <>
          <MissingHosts missing={query.data.missing} />
          {query.data.volumes.length > 0 && <MeasureButton measured={query.data.measured} />}
        </>
      )}
      <VolumeTable query={query} />
      <VolumeQuestionDialog />
    </ResourcePage>
  );
}

function VolumeTable({ query }: { query: ReturnType<typeof useVolumes> }) {
  const text = useText(volumesText);
  const entries = useVolumeEntries();
  const rows = query.data?.volumes ?? [];
  const columns = useVolumeColumns(new Set(rows.map(({ host }) => host)).size > 1);
  const table = useResourceTable<VolumeSummary>({
    query,
    kind: 'volume',
    idOf: ({ name }) => name,
    askRemoval: (host, which) => volumeQuestion.set({ ask: 'remove', host, which }),
  });
  return (
    <DataTable<VolumeSummary>
      {...table}
      tableId="volumes"
      label={text('volumes')}
      rows={rows}
      rowName={volumeName}
      columns={columns}
      rowActions={entries}
      version={({ usedBy }) => usedBy.map(({ id, running }) => `${id}${running}`).join()}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}
