import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { useMay } from '../../../shell/session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Select } from '../../../ui/select.tsx';
import { containersApi, useLive } from '../live.ts';
import { Sections } from '../sections.tsx';
import { editText } from './edit-text.ts';
import { NewContainerForm } from './new-container-form.tsx';

interface Begin {
  host?: string | undefined;
  image?: string | undefined;
  from?: string | undefined;
}

/** From nothing, from an image, or as a copy of a container, as the address says. */
export function NewContainerPage() {
  const text = useText(editText);
  const search: Begin = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const { hosts, loaded } = useLive();
  const allowed = hosts.filter(({ id }) => may('containers:edit', { host: id, stack: null, labels: {} }));
  const host = allowed.find(({ id }) => id === search.host) ?? allowed[0];
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <Sections current="containers" />
      <h1 className="text-lg font-semibold">{text('newTitle')}</h1>
      {allowed.length > 1 && host && !search.from && (
        <Select
          label={text('host')}
          className="sm:max-w-80"
          options={allowed.map(({ id, name }) => ({ value: id, label: name }))}
          value={host.id}
          onChange={(id) => void navigate({ to: '.', search: { ...search, host: id }, replace: true })}
        />
      )}
      {host ? (
        <Loaded key={`${host.id} ${search.image} ${search.from}`} begin={{ ...search, host: host.id }} />
      ) : (
        loaded && (
          <EmptyState title={text(hosts.length > 0 ? 'notAllowed' : 'noHost')}>
            {hosts.length > 0 && text('notAllowedHint')}
          </EmptyState>
        )
      )}
    </div>
  );
}

function Loaded({ begin: { host, image, from } }: { begin: Begin & { host: string } }) {
  const text = useText(editText);
  const query = useQuery({
    queryKey: ['containers', 'new', host, image, from],
    queryFn: ({ signal }) =>
      containersApi.newContainer({ params: { host }, query: { image, from } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (query.error) {
    return (
      <ErrorState
        title={text('cannotRead')}
        {...explain(query.error, text('cannotRead'))}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return query.data ? <NewContainerForm host={host} begin={query.data} /> : <Loading rows={8} />;
}
