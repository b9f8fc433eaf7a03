import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { FieldGroup } from './field-group.tsx';
import { formText } from './form-text.ts';
import type { RouteForm } from './route-dialog.tsx';
import { useRoutingWords } from './use-routing-words.ts';

/** When nobody hears of it, and when only. */
export function RouteTimes({ form, config }: { form: RouteForm; config: RoutingConfig }) {
  const text = useText(formText);
  const { muteTimeIntervals: mute, activeTimeIntervals: active } = form.value;
  const names = new Set([...config.timeIntervals.map(({ name }) => name), ...mute, ...active]);
  if (names.size === 0) return <p className="text-sm text-muted">{text('noTimes')}</p>;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Choice
        label={text('mute')}
        names={[...names]}
        config={config}
        chosen={mute}
        onChange={(muteTimeIntervals) => form.change({ muteTimeIntervals })}
      />
      <Choice
        label={text('active')}
        names={[...names]}
        config={config}
        chosen={active}
        onChange={(activeTimeIntervals) => form.change({ activeTimeIntervals })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  names: readonly string[];
  config: RoutingConfig;
  chosen: readonly string[];
  onChange: (names: string[]) => void;
}

function Choice({ label, names, config, chosen, onChange }: ChoiceProps) {
  const { intervalWords } = useRoutingWords();
  return (
    <FieldGroup label={label}>
      {names.map((name) => (
        <Checkbox
          key={name}
          label={name}
          help={intervalWords(name, config)}
          checked={chosen.includes(name)}
          onChange={(isOn) => onChange(isOn ? [...chosen, name] : chosen.filter((one) => one !== name))}
        />
      ))}
    </FieldGroup>
  );
}
