import { useState } from 'react';
import type { NetworkSummary } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { containersApi, useLive } from '../live.ts';
import { expectDone } from '../resources/expect-done.ts';
import { FormDialog } from '../resources/form-dialog.tsx';
import { refreshNetworks } from './networks-queries.ts';
import { networksText } from './networks-text.ts';

export function ConnectDialog({ network, onClose }: { network: NetworkSummary; onClose: () => void }) {
  const text = useText(networksText);
  const { containers } = useLive();
  const [container, setContainer] = useState('');
  const [aliases, setAliases] = useState('');
  const [address, setAddress] = useState('');
  const members = new Set(network.members.map(({ id }) => id));
  const options = [...containers.values()]
    .filter(({ id, host }) => host === network.host && !members.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const connect = async () => {
    const params = { host: network.host, network: network.id };
    const names = aliases.split(/[\s,]+/).filter(Boolean);
    const body = { container, aliases: names, ...(address.trim() && addressOf(address.trim())) };
    expectDone(await containersApi.connectContainer({ params, body }));
    await refreshNetworks();
  };
  return (
    <FormDialog
      title={text('connectTitle', { name: network.name })}
      action={text('connect')}
      isReady={container !== ''}
      onClose={onClose}
      onSubmit={connect}
    >
      {(issue) => (
        <>
          {options.length === 0 ? (
            <p>{text('nobodyToConnect')}</p>
          ) : (
            <Select label={text('container')} value={container} onChange={setContainer} options={options} />
          )}
          {network.name !== 'bridge' && (
            <>
              <TextField
                mono
                label={text('aliases')}
                help={text('aliasesHelp')}
                error={issue('aliases') ?? issue('aliases.0')}
                value={aliases}
                onChange={setAliases}
              />
              <TextField
                mono
                label={text('address')}
                help={text('addressHelp')}
                error={issue('ipv4') ?? issue('ipv6')}
                value={address}
                onChange={setAddress}
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

function addressOf(address: string) {
  return address.includes(':') ? { ipv6: address } : { ipv4: address };
}
