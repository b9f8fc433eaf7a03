import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Select } from '../../../ui/select.tsx';
import { PulsePage } from '../pulse-page.tsx';
import { pulseText } from '../pulse-text.ts';
import { IncidentList } from './incident-list.tsx';
import { type IncidentState, useAllIncidents } from './incident-queries.ts';
import { incidentsText } from './incidents-text.ts';

const any = '*';

/** Each time that something was down, newest first. */
export function IncidentsPage() {
  const text = useText(incidentsText);
  const words = useText(pulseText);
  const { state }: { state?: IncidentState } = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = (next: IncidentState | undefined) =>
    void navigate({ to: '.', search: { state: next }, replace: true });
  const query = useAllIncidents(state);
  const incidents = query.data?.pages.flat();
  return (
    <PulsePage section="incidents">
      <Select<IncidentState | typeof any>
        className="w-56"
        hideLabel
        label={words('state')}
        value={state ?? any}
        onChange={(next) => show(next === any ? undefined : next)}
        options={[
          { value: any, label: text('any') },
          { value: 'open', label: text('open') },
          { value: 'ended', label: text('ended') },
        ]}
      />
      {query.error && !incidents ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(query.error, words('couldNotRead'))}
          onRetry={() => void query.refetch()}
        />
      ) : !incidents ? (
        <Loading rows={8} />
      ) : incidents.length > 0 ? (
        <IncidentList incidents={incidents} withNames />
      ) : state === undefined ? (
        <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>
      ) : (
        <EmptyState
          title={text('noMatch')}
          action={<Button onClick={() => show(undefined)}>{text('showAll')}</Button>}
        />
      )}
      {query.hasNextPage && (
        <Button className="w-fit" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text('older')}
        </Button>
      )}
    </PulsePage>
  );
}
