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

export function LimitsSection() {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const summary = [draft.limits.memoryBytes, draft.restart.policy].filter(Boolean).join(', ');
  return (
    <FormSection title={text('limits')} parts={['limits', 'restart']} summary={summary}>
      <div className="grid gap-4 sm:grid-cols-2">
        {limits.map(({ key, help }) => (
          <SpecField
            key={key}
            path={`limits.${key}`}
            label={text(key)}
            {...(help && { help: text(help) })}
            placeholder={text('noLimit')}
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
  const policies: readonly { value: RestartSpec['policy']; label: string }[] = [
    { value: 'no', label: text('restartNo') },
    { value: 'unless-stopped', label: text('restartUnlessStopped') },
    { value: 'always', label: text('restartAlways') },
    { value: 'on-failure', label: text('restartOnFailure') },
  ];
  const error = errorAt('restart.policy');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={text('restartPolicy')}
        options={policies}
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
