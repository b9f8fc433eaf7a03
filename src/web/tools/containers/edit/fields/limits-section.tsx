import type { LimitsSpec, RestartSpec } from '#contracts/containers/container-spec.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { SpecDraft } from '../draft/spec-draft.ts';
import { fieldsText } from '../fields-text.ts';
import { FormSection } from '../form/form-section.tsx';
import { SpecField } from '../form/spec-field.tsx';
import { useSpecForm } from '../form/spec-form.ts';

const limits: readonly {
  key: keyof LimitsSpec;
  help?: 'sizeHelp' | 'swapHelp' | 'cpusHelp' | 'sharesHelp';
}[] = [
  { key: 'memoryBytes', help: 'sizeHelp' },
  { key: 'memorySwapBytes', help: 'swapHelp' },
  { key: 'memoryReservationBytes' },
  { key: 'cpus', help: 'cpusHelp' },
  { key: 'cpuShares', help: 'sharesHelp' },
  { key: 'pids' },
];

const policies = [
  ['no', 'restartNo'],
  ['unless-stopped', 'restartUnlessStopped'],
  ['always', 'restartAlways'],
  ['on-failure', 'restartOnFailure'],
] as const satisfies readonly (readonly [RestartSpec['policy'], string])[];

export function LimitsSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const label = policies.find(([policy]) => policy === draft.restart.policy)?.[1] ?? 'restartNo';
  const summary = [draft.limits.memoryBytes, text('restartSummary', { policy: text(label) })];
  return (
    <FormSection
      title={text('limits')}
      parts={['limits', 'restart']}
      summary={summary.filter(Boolean).join(', ')}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {limits.map(({ key, help }) => (
          <SpecField
            key={key}
            path={`limits.${key}`}
            label={text(key)}
            {...(help && { help: text(help) })}
            placeholder={text(key === 'memorySwapBytes' ? 'twiceMemory' : 'noLimit')}
            value={draft.limits[key]}
            onChange={(value) => change({ limits: { ...draft.limits, [key]: value } })}
          />
        ))}
      </div>
      <RestartFields restart={draft.restart} onChange={(restart) => change({ restart })} />
    </FormSection>
  );
}

function RestartFields({
  restart,
  onChange,
}: {
  restart: SpecDraft['restart'];
  onChange: (restart: SpecDraft['restart']) => void;
}) {
  const text = useText(fieldsText);
  const { errorAt } = useSpecForm();
  const error = errorAt('restart.policy');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={text('restartPolicy')}
        options={policies.map(([value, label]) => ({ value, label: text(label) }))}
        value={restart.policy}
        onChange={(policy) =>
          onChange({ ...restart, policy, ...(policy !== 'on-failure' && { maximumRetries: '' }) })
        }
        {...(error && { error })}
      />
      {restart.policy === 'on-failure' && (
        <SpecField
          path="restart.maximumRetries"
          label={text('maximumRetries')}
          placeholder={text('endless')}
          value={restart.maximumRetries}
          onChange={(maximumRetries) => onChange({ ...restart, maximumRetries })}
        />
      )}
      <div className="sm:col-span-2">
        <Checkbox
          label={text('autoRemove')}
          checked={restart.autoRemove}
          onChange={(autoRemove) => onChange({ ...restart, autoRemove })}
        />
      </div>
    </div>
  );
}
