import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { useMay } from '../../../shell/session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { containersApi } from '../live.ts';
import { EditPanel } from './edit-panel.tsx';
import { editText } from './edit-text.ts';
import { forgetDraft, keptDraft } from './kept-draft.ts';

export function EditTab({ details }: { details: ContainerDetails }) {
  const text = useText(editText);
  const may = useMay();
  if (!may('containers:edit', resourceOf(details))) {
    return <EmptyState title={text('notAllowed')}>{text('notAllowedHint')}</EmptyState>;
  }
  return <LoadedTab key={details.id} details={details} />;
}

/** Read once: what is typed must not be thrown away because the container did something meanwhile. */
function LoadedTab({ details: { host, id } }: { details: ContainerDetails }) {
  const text = useText(editText);
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState(() => keptDraft(client, host, id));
  const key = ['containers', 'editable', host, id, round];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => containersApi.editableContainer({ params: { host, id }, query: {} }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    enabled: kept === undefined,
  });
  const startOver = () => {
    forgetDraft(client, host, id);
    setKept(undefined);
    client.removeQueries({ queryKey: key });
    setRound(round + 1);
  };
  if (query.error) {
    return (
      <ErrorState
        title={text('cannotRead')}
        {...explain(query.error, text('cannotRead'))}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const editable = kept?.editable ?? query.data;
  if (!editable) {
    return (
      <div className="p-4">
        <Loading rows={8} />
      </div>
    );
  }
  return (
    <EditPanel
      key={round}
      host={host}
      id={id}
      editable={editable}
      kept={kept?.typed}
      onStartOver={startOver}
    />
  );
}
