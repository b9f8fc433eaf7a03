import { DeployOptions } from '#contracts/containers/stacks.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Select } from '../../../../ui/select.tsx';
import { stackPlanText } from './stack-plan-text.ts';

export const defaultOptions: DeployOptions = DeployOptions.parse({});

interface DeployChoicesProps {
  options: DeployOptions;
  onChange: (options: DeployOptions) => void;
}

/** How to deploy, folded away: the defaults are what people want. */
export function DeployChoices({ options, onChange }: DeployChoicesProps) {
  const text = useText(stackPlanText);
  const toggles = ['build', 'removeOrphans', 'forceRecreate'] as const;
  return (
    <details>
      <summary className="text-sm text-muted hover:text-ink pointer-coarse:min-h-10">
        {text('options')}
      </summary>
      <div className="flex flex-col items-start gap-3 pt-3">
        <Select
          label={text('pull')}
          value={options.pull}
          onChange={(pull) => onChange({ ...options, pull })}
          options={(['missing', 'always', 'never'] as const).map((value) => ({
            value,
            label: text(`pull-${value}`),
          }))}
        />
        {toggles.map((name) => (
          <Checkbox
            key={name}
            label={text(name)}
            checked={options[name]}
            onChange={(isOn) => onChange({ ...options, [name]: isOn })}
          />
        ))}
      </div>
    </details>
  );
}
