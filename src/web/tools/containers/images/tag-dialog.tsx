import { useState } from 'react';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { containersApi } from '../live.ts';
import { expectDone } from '../resources/expect-done.ts';
import { imageName } from './images-queries.ts';
import { imagesText } from './images-text.ts';

export function TagDialog({ image, onClose }: { image: ImageSummary; onClose: () => void }) {
  const text = useText(imagesText);
  const [tag, setTag] = useState('');
  const give = async () => {
    const params = { host: image.host, image: image.id };
    expectDone(await containersApi.tagImage({ params, body: { tag: tag.trim() } }));
  };
  return (
    <Confirm
      open
      onClose={onClose}
      onConfirm={give}
      title={text('tagTitle', { name: imageName(image) })}
      action={text('tagAction')}
    >
      <TextField mono label={text('tagName')} help={text('tagHelp')} value={tag} onChange={setTag} />
    </Confirm>
  );
}
