import { useQuery } from '@tanstack/react-query';
import type { VolumeRemovalPreview } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { containersApi } from '../live.ts';
import { KeptList } from '../resources/kept-list.tsx';
import { watchedOperation } from '../resources/operation-dialog.tsx';
import { RemovalNotice } from '../resources/removal-notice.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { volumeName } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

interface RemoveVolumesProps {
  host: string;
  which: 'unused' | readonly string[];
  onClose: () => void;
}

/** Names each volume whose data is destroyed, and asks for its name, or how many they are, to be typed. */
export function RemoveVolumesDialog({ host, which, onClose }: RemoveVolumesProps) {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const line = useLossLine();
  const preview = useQuery({
    queryKey: ['containers', 'volume-removal', host, which],
    queryFn: ({ signal }) =>
      containersApi.previewVolumeRemoval(
        { params: { host }, body: { which: which === 'unused' ? which : [...which] } },
        { signal },
      ),
    staleTime: 0,
    gcTime: 0,
  });
  const removes = preview.data?.removes ?? [];
  const kept = (preview.data?.keeps ?? []).map((volume) => ({
    key: volume.name,
    name: volumeName(volume),
    reason: volume.reason,
  }));
  const [first] = removes;
  if (!preview.data || !first) {
    return <RemovalNotice preview={preview} kept={kept} onClose={onClose} />;
  }
  const remove = async () => {
    const volumes = removes.map(({ name }) => name);
    watchedOperation.set(
      await containersApi.removeVolumes({ params: { host }, query: {}, body: { volumes } }),
    );
  };
  return (
    <Confirm
      open
      danger
      onClose={onClose}
      onConfirm={remove}
      title={text('removeTitle', { count: removes.length })}
      action={common('remove')}
      loses={removes.map(line)}
      wayBack={text('noWayBack')}
      typeToConfirm={
        removes.length === 1 ? volumeName(first) : text('confirmWord', { count: removes.length })
      }
    >
      <div className="flex flex-col gap-3">
        <KeptList kept={kept} />
        <CommandLine label={common('sameInDocker')} command={preview.data.command} />
      </div>
    </Confirm>
  );
}

function useLossLine() {
  const text = useText(volumesText);
  const format = useFormat();
  return (volume: VolumeRemovalPreview['removes'][number]) => {
    const name = volumeName(volume);
    const line =
      volume.sizeBytes === null
        ? text('losesUnsized', { name })
        : text('losesSized', { name, bytes: format.bytes(volume.sizeBytes) });
    return volume.stack ? text('losesOfStack', { line, stack: volume.stack }) : line;
  };
}
