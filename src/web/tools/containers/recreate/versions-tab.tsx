import { useQuery } from '@tanstack/react-query';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { containersApi } from '../live.ts';
import { useRefreshWith } from '../resources/use-refresh-with.ts';
import { lineageOf } from './lineage.ts';
import { VersionEntry } from './version-entry.tsx';
import { versionsText } from './versions-text.ts';

const ofItsName = 50;
/** Each comes with its report. */
const ofItsHost = 30;

/** Everything that took this container's place, or that it took the place of, and the way back. */
export function VersionsTab({ details }: { details: ContainerDetails }) {
  const text = useText(versionsText);
  const query = useRecreations(details);
  if (query.error && !query.data) {
    return (
      <div className="p-4">
        <ErrorState
          title={text('failed')}
          {...explain(query.error, text('failed'))}
          onRetry={() => void query.refetch()}
        />
      </div>
    );
  }
  if (!query.data) {
    return (
      <div className="p-4">
        <Loading rows={5} />
      </div>
    );
  }
  const entries = lineageOf(query.data, details);
  if (entries.length === 0) return <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>;
  return (
    <div className="flex flex-col gap-3 p-4">
      <p className="text-muted">{text('intro')}</p>
      <ol aria-label={text('versions')} className="flex flex-col gap-3">
        {entries.map(({ record, isAlong }) => (
          <VersionEntry key={record.id} record={record} isAlong={isAlong} details={details} />
        ))}
      </ol>
    </div>
  );
}

/** Those of its name however old, and the newest of the host, where it may stand under another name. */
function useRecreations({ host, id, name }: ContainerDetails) {
  useRefreshWith(['containers', 'recreations'], 'container');
  return useQuery({
    queryKey: ['containers', 'recreations', host, id, name],
    queryFn: async ({ signal }) => {
      const asked = [
        { host, name, limit: ofItsName },
        { host, limit: ofItsHost },
      ];
      const answers = asked.map((query) => containersApi.recreations({ query }, { signal }));
      return (await Promise.all(answers)).flat();
    },
  });
}
