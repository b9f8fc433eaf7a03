import { useQuery } from '@tanstack/react-query';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import { useText } from '../../i18n/use-text.ts';
import { explain } from '../../shell/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { Loading } from '../../ui/loading.tsx';
import { detailText } from './detail-text.ts';
import { Relations } from './relations.tsx';
import { Section } from '../../ui/facts.tsx';
import { containersApi } from './live.ts';

/** What dies with this container, what outlives it, and who notices. */
export function LossTab({ details }: { details: ContainerDetails }) {
  const text = useText(detailText);
  const format = useFormat();
  const query = useQuery({
    queryKey: ['containers', 'removal', details.host, details.id],
    queryFn: ({ signal }) =>
      containersApi.previewRemoval({ params: { host: details.host, id: details.id } }, { signal }),
    staleTime: 0,
  });
  if (query.error) {
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
  const { writableLayerBytes: bytes, anonymousVolumes, kept } = query.data;
  return (
    <div className="flex flex-col p-4">
      <p className="pb-2">{text('lossIntro')}</p>
      <Section title={text('lossInside')}>
        {bytes === null ? (
          <p>{text('lossUnknown')}</p>
        ) : bytes === 0 ? (
          <p className="text-muted">{text('lossNothing')}</p>
        ) : (
          <p className="tabular text-lg font-medium text-degraded">{format.bytes(bytes)}</p>
        )}
      </Section>
      {anonymousVolumes.length > 0 && (
        <Section title={text('lossVolumes')}>
          <p className="text-muted">{text('lossVolumesHint')}</p>
          <Paths
            paths={anonymousVolumes.map(({ name, target }) => ({ source: name.slice(0, 12), target }))}
          />
        </Section>
      )}
      <Section title={text('lossKept')}>
        {kept.length > 0 ? <Paths paths={kept} /> : <p className="text-muted">{text('nothing')}</p>}
      </Section>
      <Relations
        title={text('lossDependents')}
        related={query.data.dependents}
        hidden={query.data.hiddenDependents}
      />
    </div>
  );
}

function Paths({ paths }: { paths: readonly { source: string; target: string }[] }) {
  return (
    <ul className="flex flex-col gap-1 font-mono text-sm wrap-anywhere">
      {paths.map(({ source, target }) => (
        <li key={target}>
          {source} → {target}
        </li>
      ))}
    </ul>
  );
}
