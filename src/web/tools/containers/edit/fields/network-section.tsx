import { useText } from '../../../../i18n/use-text.ts';
import { Select } from '../../../../ui/select.tsx';
import { useLive } from '../../live.ts';
import type { AttachmentDraft, SpecDraft } from '../draft/spec-draft.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { Rows } from '../form/rows.tsx';
import { RowField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

type Mode = SpecDraft['network']['mode'];

export function NetworkSection() {
  const text = useText(fieldsText);
  const { draft, change, errorAt } = useSpecForm();
  const { network } = draft;
  const set = (part: Partial<SpecDraft['network']>) => change({ network: { ...network, ...part } });
  const modes: readonly { value: Mode; label: string }[] = [
    { value: 'networks', label: text('modeNetworks') },
    { value: 'host', label: text('modeHost') },
    { value: 'container', label: text('modeContainer') },
    { value: 'none', label: text('modeNone') },
  ];
  const names = network.attachments.map(({ name }) => name).join(', ');
  const summary =
    network.mode === 'networks' ? names : modes.find(({ value }) => value === network.mode)?.label;
  const error = errorAt('network.attachments');
  return (
    <FormSection title={text('network')} parts={['network']} {...(summary && { summary })}>
      <Select
        label={text('networkMode')}
        className="sm:max-w-80"
        options={modes}
        value={network.mode}
        onChange={(mode) => set({ mode })}
      />
      {network.mode === 'container' && <ProviderField onChange={(container) => set({ container })} />}
      {network.mode === 'networks' && (
        <Rows<AttachmentDraft>
          hideTitle
          title={text('network')}
          error={error}
          rows={network.attachments}
          blank={{ name: '', aliases: '', ipv4: '', ipv6: '' }}
          onChange={(attachments) => set({ attachments })}
          render={(attachment, setOne, index, entry) => (
            <AttachmentFields {...{ attachment, entry }} set={setOne} path={`network.attachments.${index}`} />
          )}
        />
      )}
    </FormSection>
  );
}

function ProviderField({ onChange }: { onChange: (container: string) => void }) {
  const text = useText(fieldsText);
  const { draft, host, origin, errorAt } = useSpecForm();
  const { containers } = useLive();
  const { container } = draft.network;
  const names = [...containers.values()]
    .filter((one) => one.host === host && one.name !== origin.name)
    .map(({ name }) => name);
  const error = errorAt('network.container');
  return (
    <Select
      label={text('container')}
      className="sm:max-w-80"
      options={offered(names, container)}
      value={container || null}
      onChange={onChange}
      {...(error && { error })}
    />
  );
}

interface AttachmentFieldsProps {
  attachment: AttachmentDraft;
  set: (part: Partial<AttachmentDraft>) => void;
  path: string;
  entry: string;
}

function AttachmentFields({ attachment, set, path, entry }: AttachmentFieldsProps) {
  const text = useText(fieldsText);
  const { choices, errorAt } = useSpecForm();
  const error = errorAt(`${path}.name`);
  const aliasError = attachment.aliases
    .split(',')
    .map((_, index) => errorAt(`${path}.aliases.${index}`))
    .find((message) => message !== undefined);
  return (
    <>
      <Select
        hideLabel
        label={`${entry}: ${text('networkName')}`}
        className="min-w-40 flex-1"
        options={offered(choices.networks, attachment.name)}
        value={attachment.name || null}
        onChange={(name) => set({ name })}
        {...(error && { error })}
      />
      <RowField
        entry={entry}
        className="min-w-40 flex-1"
        path={`${path}.aliases`}
        label={text('aliases')}
        {...(aliasError && { help: aliasError })}
        value={attachment.aliases}
        onChange={(aliases) => set({ aliases })}
      />
      {(['ipv4', 'ipv6'] as const).map((family) => (
        <RowField
          key={family}
          entry={entry}
          className="min-w-28 flex-1"
          path={`${path}.${family}`}
          label={text(family)}
          value={attachment[family]}
          onChange={(address) => set({ [family]: address.trim() })}
        />
      ))}
    </>
  );
}

/** What is chosen is offered too, though it may be gone from the host. */
function offered(names: readonly string[], chosen: string): { value: string; label: string }[] {
  const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
  return all.map((value) => ({ value, label: value }));
}
