import type { DeviceSpec } from '#contracts/containers/container-spec.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { Rows } from '../form/rows.tsx';
import { RowField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';
import { EntriesField } from './entries-field.tsx';

export function RightsSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const summary = draft.privileged ? text('privileged') : draft.capAdd;
  return (
    <FormSection
      title={text('rights')}
      parts={['privileged', 'capAdd', 'capDrop', 'devices']}
      summary={summary}
    >
      <Checkbox
        label={text('privileged')}
        help={text('privilegedHelp')}
        checked={draft.privileged}
        onChange={(privileged) => change({ privileged })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <EntriesField part="capAdd" help={text('capHelp')} />
        <EntriesField part="capDrop" help={text('capHelp')} />
      </div>
      <Rows<DeviceSpec>
        title={text('devices')}
        rows={draft.devices}
        blank={{ hostPath: '', containerPath: '', permissions: 'rwm' }}
        onChange={(devices) => change({ devices: [...devices] })}
        render={(device, set, index, entry) => (
          <DeviceFields {...{ device, set, entry }} path={`devices.${index}`} />
        )}
      />
    </FormSection>
  );
}

interface DeviceFieldsProps {
  device: DeviceSpec;
  set: (part: Partial<DeviceSpec>) => void;
  path: string;
  entry: string;
}

const deviceFields = [
  ['hostPath', 'min-w-36 flex-2'],
  ['containerPath', 'min-w-36 flex-2'],
  ['permissions', 'min-w-16 flex-1'],
] as const;

function DeviceFields({ device, set, path, entry }: DeviceFieldsProps) {
  const text = useText(fieldsText);
  return deviceFields.map(([key, className]) => (
    <RowField
      key={key}
      entry={entry}
      className={className}
      path={`${path}.${key}`}
      label={text(key)}
      value={device[key]}
      onChange={(value) => set({ [key]: value })}
    />
  ));
}
