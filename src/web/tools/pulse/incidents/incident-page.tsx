import { Link, useParams } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { PulsePage } from '../pulse-page.tsx';
import { pulseText } from '../pulse-text.ts';
import { IncidentDetails } from './incident-details.tsx';
import { useIncident } from './incident-queries.ts';
import { incidentText } from './incident-text.ts';

/** Why a monitor was down, and what happened meanwhile. */
export function IncidentPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const text = useText(incidentText);
  const words = useText(pulseText);
  const query = useIncident(id);
  const isGone = isNotFound(query.error);
  return (
    <PulsePage section="incidents">
      <Link to="/pulse/incidents" className="w-fit text-sm text-muted">
        {text('back')}
      </Link>
      {isGone ? (
        <EmptyState title={text('gone')}>{text('goneHint')}</EmptyState>
      ) : query.error ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(query.error, words('couldNotRead'))}
          onRetry={() => void query.refetch()}
        />
      ) : query.data ? (
        <IncidentDetails incident={query.data} />
      ) : (
        <Loading rows={8} />
      )}
    </PulsePage>
  );
}
