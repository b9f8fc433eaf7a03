import type { HealthCheckSpec } from '#contracts/containers/container-spec.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Select } from '../../../../ui/select.tsx';
import type { SpecDraft } from '../draft/spec-draft.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { SpecField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

/** With the engine's default, in the order in which people think of them. */
const times = [
  { key: 'intervalMs', label: 'interval', usual: '30s' },
  { key: 'timeoutMs', label: 'timeout', usual: '30s' },
  { key: 'startPeriodMs', label: 'startPeriod', usual: '0s' },
  { key: 'retries', label: 'retries', usual: '3' },
] as const;

const kinds = [
  ['inherit', 'checkInherit'],
  ['none', 'checkNone'],
  ['shell', 'checkShell'],
  ['exec', 'checkExec'],
] as const satisfies readonly (readonly [HealthCheckSpec['kind'], string])[];

export function HealthSection() {
  const text = useText(fieldsText);
  const { draft, change, image } = useSpecForm();
  const { healthCheck } = draft;
  const set = (part: Partial<SpecDraft['healthCheck']>) =>
    change({ healthCheck: { ...healthCheck, ...part } });
  const hasCommand = healthCheck.kind === 'shell' || healthCheck.kind === 'exec';
  const kind = kinds.find(([value]) => value === healthCheck.kind)?.[1] ?? 'checkInherit';
  return (
    <FormSection title={text('healthCheck')} parts={['healthCheck']} summary={text(kind)}>
      <Select
        label={text('checkKind')}
        className="sm:max-w-80"
        {...(healthCheck.kind === 'inherit' && image?.healthCheck && { help: image.healthCheck })}
        options={kinds.map(([value, label]) => ({ value, label: text(label) }))}
        value={healthCheck.kind}
        onChange={(next) => set({ kind: next })}
      />
      {hasCommand && (
        <SpecField
          mono
          path="healthCheck.command"
          label={text('checkCommand')}
          value={healthCheck.command}
          onChange={(command) => set({ command })}
        />
      )}
      {healthCheck.kind !== 'none' && <CheckTimes />}
    </FormSection>
  );
}

function CheckTimes() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const { healthCheck } = draft;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {times.map(({ key, label, usual }) => (
        <SpecField
          key={key}
          path={`healthCheck.${key}`}
          label={text(label)}
          {...(key === 'intervalMs' && { help: text('durationHelp') })}
          placeholder={usual}
          value={healthCheck[key]}
          onChange={(value) => change({ healthCheck: { ...healthCheck, [key]: value } })}
        />
      ))}
    </div>
  );
}
