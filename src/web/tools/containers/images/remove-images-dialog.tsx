import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImageRemovalPreview } from '#contracts/containers/images.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { containersApi } from '../live.ts';
import { GoingList } from '../resources/going-list.tsx';
import { KeptList } from '../resources/kept-list.tsx';
import { watchedOperation } from '../resources/operation-dialog.tsx';
import { RemovalNotice } from '../resources/removal-notice.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { imageName } from './images-queries.ts';
import { imagesText } from './images-text.ts';

interface RemoveImagesProps {
  host: string;
  which: 'unused' | 'dangling' | readonly string[];
  onClose: () => void;
}

/** Names each image that goes and what that frees, then removes exactly these. */
export function RemoveImagesDialog({ host, which, onClose }: RemoveImagesProps) {
  const text = useText(imagesText);
  const [includeRollback, setIncludeRollback] = useState(false);
  const isListed = typeof which !== 'string';
  const preview = useQuery({
    queryKey: ['containers', 'image-removal', host, which, includeRollback],
    queryFn: ({ signal }) =>
      containersApi.previewImageRemoval(
        { params: { host }, body: { which: isListed ? [...which] : which, includeRollback } },
        { signal },
      ),
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const rollback = which === 'unused' && (
    <Checkbox
      label={text('includeRollback')}
      help={text('includeRollbackHelp')}
      checked={includeRollback}
      onChange={setIncludeRollback}
    />
  );
  if (!preview.data || preview.data.removes.length === 0) {
    const kept = preview.data ? keptOf(preview.data) : [];
    return (
      <RemovalNotice preview={preview} kept={kept} onClose={onClose}>
        {rollback}
      </RemovalNotice>
    );
  }
  return (
    <AskRemoval host={host} preview={preview.data} onClose={onClose}>
      {rollback}
    </AskRemoval>
  );
}

function AskRemoval(props: {
  host: string;
  preview: ImageRemovalPreview;
  onClose: () => void;
  children: ReactNode;
}) {
  const { host, preview, onClose } = props;
  const text = useText(imagesText);
  const common = useText(resourcesText);
  const format = useFormat();
  const { removes, freedBytes, command } = preview;
  const line = (image: ImageRemovalPreview['removes'][number]) =>
    text('removesLine', {
      name: image.tags.join(', ') || imageName(image),
      bytes: format.bytes(image.ownBytes),
    });
  const remove = async () => {
    const images = removes.map(({ id, tags }) => ({ id, tags }));
    const operation = await containersApi.removeImages({ params: { host }, query: {}, body: { images } });
    watchedOperation.set(operation);
  };
  return (
    <Confirm
      open
      danger
      onClose={onClose}
      onConfirm={remove}
      title={text('removeTitle', { count: removes.length })}
      action={common('remove')}
    >
      <div className="flex flex-col gap-3">
        <GoingList lines={removes.map(line)} />
        <p>{text('frees', { bytes: format.bytes(freedBytes) })}</p>
        <p className="text-muted">{text('wayBack')}</p>
        {props.children}
        <KeptList kept={keptOf(preview)} />
        <CommandLine label={common('sameInDocker')} command={command} />
      </div>
    </Confirm>
  );
}

function keptOf({ keeps }: ImageRemovalPreview) {
  return keeps.map((image) => ({ key: image.id, name: imageName(image), reason: image.reason }));
}
