import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { containersApi } from '../live.ts';
import { expectDone } from '../resources/expect-done.ts';
import { FormDialog } from '../resources/form-dialog.tsx';
import { HostField, useFirstHost } from '../resources/host-field.tsx';
import { parsePairs } from '../resources/parse-pairs.ts';
import { resourcesText } from '../resources/resources-text.ts';
import { refreshVolumes } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

export function NewVolumeDialog({ onClose }: { onClose: () => void }) {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const first = useFirstHost();
  const [host, setHost] = useState(first);
  const [name, setName] = useState('');
  const [driver, setDriver] = useState('local');
  const [pairs, setPairs] = useState({ options: '', labels: '' });
  const options = parsePairs(pairs.options);
  const labels = parsePairs(pairs.labels);
  const create = async () => {
    const body = { name: name.trim(), driver: driver.trim(), options: options ?? {}, labels: labels ?? {} };
    expectDone(await containersApi.createVolume({ params: { host }, body }));
    await refreshVolumes();
  };
  return (
    <FormDialog
      title={text('newVolume')}
      action={common('create')}
      isReady={name.trim() !== '' && options !== null && labels !== null}
      onClose={onClose}
      onSubmit={create}
    >
      {(issue) => (
        <>
          <HostField value={host} onChange={setHost} />
          <TextField mono label={text('name')} error={issue('name')} value={name} onChange={setName} />
          <TextField
            mono
            label={text('driver')}
            help={text('driverHelp')}
            error={issue('driver')}
            value={driver}
            onChange={setDriver}
          />
          <TextField
            mono
            multiline={2}
            label={text('options')}
            help={text('optionsHelp')}
            error={options === null ? text('badPairs') : issue('options')}
            value={pairs.options}
            onChange={(next) => setPairs({ ...pairs, options: next })}
          />
          <TextField
            mono
            multiline={2}
            label={common('labels')}
            help={common('labelsHelp')}
            error={labels === null ? text('badPairs') : issue('labels')}
            value={pairs.labels}
            onChange={(next) => setPairs({ ...pairs, labels: next })}
          />
        </>
      )}
    </FormDialog>
  );
}
