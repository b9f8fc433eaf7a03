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
        {(['capAdd', 'capDrop'] as const).map((key) => (
          <EntriesField
            key={key}
            path={key}
            label={text(key)}
            help={text('capHelp')}
            value={draft[key]}
            onChange={(value) => change({ [key]: value })}
          />
        ))}
      </div>
      <Rows<DeviceSpec>
        title={text('devices')}
        rows={draft.devices}
        blank={{ hostPath: '', containerPath: '', permissions: 'rwm' }}
        onChange={(devices) => change({ devices: [...devices] })}
        render={(device, set, index, entry) => (
          <>
            <RowField
              entry={entry}
              className="min-w-36 flex-2"
              path={`devices.${index}.hostPath`}
              label={text('hostPath')}
              value={device.hostPath}
              onChange={(hostPath) => set({ hostPath })}
            />
            <RowField
              entry={entry}
              className="min-w-36 flex-2"
              path={`devices.${index}.containerPath`}
              label={text('containerPath')}
              value={device.containerPath}
              onChange={(containerPath) => set({ containerPath })}
            />
            <RowField
              entry={entry}
              className="min-w-16 flex-1"
              path={`devices.${index}.permissions`}
              label={text('permissions')}
              value={device.permissions}
              onChange={(permissions) => set({ permissions })}
            />
          </>
        )}
      />
    </FormSection>
  );
}
