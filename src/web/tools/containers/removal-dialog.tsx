import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContainerSummary, RemovalPreview } from '#contracts/containers/container.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandLine } from '../../shell/command-line.tsx';
import { createStore, useStore } from '../../shell/store.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-state.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { Loading } from '../../ui/loading.tsx';
import { sendAction } from './actions.ts';
import { containersText } from './containers-text.ts';
import { dependentWords } from './dependent-words.ts';
import { containersApi } from './live.ts';

/** The container whose removal is being asked about. */
export const removalTarget = createStore<ContainerSummary | null>(null);

export function RemovalDialog() {
  const target = useStore(removalTarget);
  return target && <AskRemoval key={target.id} target={target} />;
}

function AskRemoval({ target }: { target: ContainerSummary }) {
  const text = useText(containersText);
  const [withVolumes, setWithVolumes] = useState(false);
  const preview = useQuery({
    queryKey: ['containers', 'removal', target.host, target.id],
    queryFn: ({ signal }) =>
      containersApi.previewRemoval({ params: { host: target.host, id: target.id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const words = useRemovalWords(preview.data, withVolumes);
  const data = preview.data;
  const close = () => removalTarget.set(null);
  const remove = () =>
    sendAction(
      target,
      { action: 'remove', force: data?.running ?? false, removeAnonymousVolumes: withVolumes },
      text('notSent'),
    );
  if (!data) {
    return (
      <Dialog open onClose={close} title={text('removeTitle', { name: target.name })} size="sm">
        {preview.error ? <ErrorNote error={preview.error} /> : <Loading rows={3} />}
      </Dialog>
    );
  }
  const destroys = withVolumes && data.anonymousVolumes.length > 0;
  return (
    <Confirm
      open
      danger
      onClose={close}
      onConfirm={remove}
      title={text('removeTitle', { name: target.name })}
      action={text('remove')}
      stops={data.running ? [text('stopsProcess', { name: target.name })] : []}
      loses={words.loses}
      dependents={dependentWords(data)}
      wayBack={words.wayBack}
      typeToConfirm={destroys ? target.name : undefined}
    >
      {data.anonymousVolumes.length > 0 && (
        <Checkbox label={text('removeVolumes')} checked={withVolumes} onChange={setWithVolumes} />
      )}
      {words.notes.map((note) => (
        <p key={note} className="text-sm break-words text-muted">
          {note}
        </p>
      ))}
      <CommandLine
        label={text('sameInDocker')}
        command={withVolumes ? data.command.replace(' rm ', ' rm -v ') : data.command}
      />
    </Confirm>
  );
}

function useRemovalWords(preview: RemovalPreview | undefined, withVolumes: boolean) {
  const text = useText(containersText);
  const format = useFormat();
  if (!preview) return { loses: [], notes: [], wayBack: undefined };
  const layer =
    preview.writableLayerBytes === null
      ? [text('losesLayerUnknown')]
      : preview.writableLayerBytes > 0
        ? [text('losesLayer', { size: format.bytes(preview.writableLayerBytes) })]
        : [];
  const volumes = preview.anonymousVolumes.map(({ target }) =>
    text(withVolumes ? 'losesVolume' : 'orphansVolume', { target }),
  );
  const kept = preview.kept.map(({ source }) => source);
  return {
    loses: withVolumes ? [...layer, ...volumes] : layer,
    notes: [
      ...(withVolumes ? [] : volumes),
      ...(kept.length > 0 ? [text('keeps', { sources: kept.join(', ') })] : []),
    ],
    wayBack: preview.stack
      ? text('wayBackStack', { service: preview.stack.service, stack: preview.stack.name })
      : text('wayBackNone'),
  };
}
