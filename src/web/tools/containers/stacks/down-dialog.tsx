import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StackSummary } from '#contracts/containers/stack.ts';
import type { StackDownPreview } from '#contracts/containers/stack-plan.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { createStore, useStore } from '../../../shell/store.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { containersApi } from '../live.ts';
import { stackText } from './stack-text.ts';

/** The stack of which it is asked whether to take it down. */
export const downTarget = createStore<StackSummary | null>(null);

export function DownDialog() {
  const target = useStore(downTarget);
  return target && <AskDown key={`${target.host} ${target.name}`} target={target} />;
}

function AskDown({ target }: { target: StackSummary }) {
  const text = useText(stackText);
  const params = { host: target.host, stack: target.name };
  const preview = useQuery({
    queryKey: ['containers', 'stack-down', target.host, target.name],
    queryFn: ({ signal }) => containersApi.previewStackDown({ params }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const close = () => downTarget.set(null);
  const title = text('downTitle', { name: target.name });
  if (!preview.data) {
    return (
      <Dialog open onClose={close} title={title} size="sm">
        {preview.error ? <ErrorNote error={preview.error} /> : <Loading rows={3} />}
      </Dialog>
    );
  }
  const { containers, networks, anonymousVolumes, keptNetworks, command } = preview.data;
  return (
    <Confirm
      open
      danger
      onClose={close}
      onConfirm={async () => {
        await containersApi.downStack({ params, query: {}, body: { removeVolumes: [...chosen] } });
      }}
      title={title}
      action={text('down')}
      stops={containers.map(({ name, isOrphan }) => text(isOrphan ? 'downOrphan' : 'downStops', { name }))}
      loses={[
        ...chosen.map((name) => text('losesVolume', { name })),
        ...anonymousVolumes.map((volume) => text('losesAnonymous', volume)),
      ]}
      wayBack={text(target.origin === 'found' ? 'downFoundWayBack' : 'downWayBack')}
      typeToConfirm={chosen.length > 0 ? target.name : undefined}
    >
      <div className="flex flex-col gap-2 pt-4">
        <Volumes preview={preview.data} chosen={chosen} onChange={setChosen} />
        {networks.length > 0 && <Note>{text('downNetworks', { names: networks.join(', ') })}</Note>}
        {keptNetworks.map((network) => (
          <Note key={network.name}>{text('keptNetwork', network)}</Note>
        ))}
        <CommandLine label={text('sameInDocker')} command={withVolumes(command, chosen)} />
      </div>
    </Confirm>
  );
}

function Note({ children }: { children: string }) {
  return <p className="text-sm text-muted wrap-anywhere">{children}</p>;
}

/** Compose removes all volumes or none; single ones are removed by name afterwards. */
function withVolumes(command: string, names: readonly string[]): string {
  return names.length > 0 ? `${command} && docker volume rm ${names.join(' ')}` : command;
}

function Volumes({
  preview,
  chosen,
  onChange,
}: {
  preview: StackDownPreview;
  chosen: readonly string[];
  onChange: (names: readonly string[]) => void;
}) {
  const text = useText(stackText);
  return preview.volumes.map(({ name, usedByOthers }) => (
    <Checkbox
      key={name}
      label={text('removeVolume', { name })}
      help={usedByOthers.length > 0 ? text('usedByOthers', { names: usedByOthers.join(', ') }) : undefined}
      disabled={usedByOthers.length > 0}
      checked={chosen.includes(name)}
      onChange={(isChosen) =>
        onChange(isChosen ? [...chosen, name] : chosen.filter((other) => other !== name))
      }
    />
  ));
}
