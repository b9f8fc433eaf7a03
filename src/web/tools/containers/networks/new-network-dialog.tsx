import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { containersApi } from '../live.ts';
import { expectDone } from '../resources/expect-done.ts';
import { FormDialog } from '../resources/form-dialog.tsx';
import { HostField, useFirstHost } from '../resources/host-field.tsx';
import { parsePairs } from '../resources/parse-pairs.ts';
import { resourcesText } from '../resources/resources-text.ts';
import { refreshNetworks } from './networks-queries.ts';
import { networksText } from './networks-text.ts';

const drivers = ['bridge', 'macvlan', 'ipvlan', 'overlay'];

const blank = {
  name: '',
  driver: 'bridge',
  subnet: '',
  gateway: '',
  range: '',
  internal: false,
  attachable: false,
  ipv6: false,
  labels: '',
};
type Draft = typeof blank;

export function NewNetworkDialog({ onClose }: { onClose: () => void }) {
  const text = useText(networksText);
  const common = useText(resourcesText);
  const first = useFirstHost();
  const [host, setHost] = useState(first);
  const [draft, setDraft] = useState(blank);
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }));
  const labels = parsePairs(draft.labels);
  const create = async () => {
    expectDone(await containersApi.createNetwork({ params: { host }, body: bodyOf(draft, labels ?? {}) }));
    await refreshNetworks();
  };
  return (
    <FormDialog
      title={text('newNetwork')}
      action={common('create')}
      isReady={draft.name.trim() !== '' && labels !== null}
      onClose={onClose}
      onSubmit={create}
    >
      {(issue) => (
        <>
          <HostField value={host} onChange={setHost} />
          <TextField
            mono
            label={text('name')}
            error={issue('name')}
            value={draft.name}
            onChange={(name) => change({ name })}
          />
          <Select
            label={text('driver')}
            help={text('driverHelp')}
            error={issue('driver')}
            value={draft.driver}
            onChange={(driver) => change({ driver })}
            options={drivers.map((value) => ({ value, label: value }))}
          />
          <Addresses draft={draft} issue={issue} onChange={change} />
          <Checkbox
            label={text('internalField')}
            checked={draft.internal}
            onChange={(internal) => change({ internal })}
          />
          {draft.driver === 'overlay' && (
            <Checkbox
              label={text('attachableField')}
              checked={draft.attachable}
              onChange={(attachable) => change({ attachable })}
            />
          )}
          <Checkbox label={text('ipv6Field')} checked={draft.ipv6} onChange={(ipv6) => change({ ipv6 })} />
          <TextField
            mono
            multiline={2}
            label={text('labelsField')}
            help={common('labelsHelp')}
            error={labels === null ? text('badPairs') : issue('labels')}
            value={draft.labels}
            onChange={(next) => change({ labels: next })}
          />
        </>
      )}
    </FormDialog>
  );
}

function Addresses(props: {
  draft: Draft;
  issue: (path: string) => string | undefined;
  onChange: (next: Partial<Draft>) => void;
}) {
  const text = useText(networksText);
  const { draft, issue, onChange } = props;
  return (['subnet', 'gateway', 'range'] as const).map((field) => (
    <TextField
      key={field}
      mono
      label={text(field)}
      help={text(`${field}Help`)}
      error={issue(`subnets.0.${field}`)}
      disabled={field !== 'subnet' && draft.subnet.trim() === ''}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  ));
}

function bodyOf(draft: Draft, labels: Readonly<Record<string, string>>) {
  const { name, driver, internal, attachable, ipv6 } = draft;
  const [subnet, gateway, range] = [draft.subnet.trim(), draft.gateway.trim(), draft.range.trim()];
  const subnets = subnet ? [{ subnet, ...(gateway && { gateway }), ...(range && { range }) }] : [];
  return { name: name.trim(), driver, internal, attachable, ipv6, subnets, labels };
}
