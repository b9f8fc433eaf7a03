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

export function HealthSection() {
  const text = useText(fieldsText);
  const { draft, change, image } = useSpecForm();
  const { healthCheck } = draft;
  const set = (part: Partial<SpecDraft['healthCheck']>) =>
    change({ healthCheck: { ...healthCheck, ...part } });
  const kinds: readonly { value: HealthCheckSpec['kind']; label: string }[] = [
    { value: 'inherit', label: text('checkInherit') },
    { value: 'none', label: text('checkNone') },
    { value: 'shell', label: text('checkShell') },
    { value: 'exec', label: text('checkExec') },
  ];
  const hasCommand = healthCheck.kind === 'shell' || healthCheck.kind === 'exec';
  const summary = kinds.find(({ value }) => value === healthCheck.kind)?.label;
  return (
    <FormSection title={text('healthCheck')} parts={['healthCheck']} {...(summary && { summary })}>
      <Select
        label={text('checkKind')}
        className="sm:max-w-80"
        {...(healthCheck.kind === 'inherit' && image?.healthCheck && { help: image.healthCheck })}
        options={kinds}
        value={healthCheck.kind}
        onChange={(kind) => set({ kind, ...((kind === 'inherit' || kind === 'none') && { command: '' }) })}
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
      {healthCheck.kind !== 'none' && (
        <div className="grid gap-4 sm:grid-cols-2">
          {times.map(({ key, label, usual }) => (
            <SpecField
              key={key}
              path={`healthCheck.${key}`}
              label={text(label)}
              {...(key === 'intervalMs' && { help: text('durationHelp') })}
              placeholder={usual}
              value={healthCheck[key]}
              onChange={(value) => set({ [key]: value })}
            />
          ))}
        </div>
      )}
    </FormSection>
  );
}
