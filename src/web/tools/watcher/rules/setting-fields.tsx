import type { PolicySettings, StepLimit, UpdateMode } from '#contracts/watcher/policy.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { rulesText } from './rules-text.ts';
import { withSetting } from './rules-draft.ts';
import { type SettingProps, unset } from './setting-props.ts';
import { settingText } from './setting-text.ts';
import { TagSettings } from './tag-settings.tsx';
import { limitKeys, modeKeys } from './use-setting-words.ts';
import { WholeField } from './whole-field.tsx';
import { WindowFields } from './window-fields.tsx';

interface Props extends Omit<SettingProps, 'set'> {
  onChange: (settings: Partial<PolicySettings>) => void;
}

/** Everything that can be wished for. */
export function SettingFields({ settings, isWhole, onChange }: Props) {
  const text = useText(rulesText);
  const words = useText(settingText);
  const set: SettingProps['set'] = (field, value) => onChange(withSetting(settings, field, value));
  const props = { settings, set, isWhole };
  const limits: readonly StepLimit[] = ['digest', 'patch', 'minor', 'major', 'all'];
  const modes: readonly UpdateMode[] = ['off', 'notify', 'ask', 'auto'];
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <ChoiceField
          {...props}
          field="mode"
          options={modes.map((value) => ({ value, label: words(modeKeys[value]) }))}
        />
        <ChoiceField
          {...props}
          field="level"
          options={limits.map((value) => ({ value, label: words(limitKeys[value]) }))}
        />
        {settings.mode === 'auto' && (
          <ChoiceField
            {...props}
            field="autoLevel"
            options={limits.map((value) => ({ value, label: words(limitKeys[value]) }))}
          />
        )}
        <WholeField
          label={words('minimumAgeDays')}
          help={text('ageHelp')}
          unit={text('daysUnit')}
          least={0}
          most={365}
          placeholder={isWhole ? '0' : text('asElse')}
          value={settings.minimumAgeDays}
          onChange={(value) => set('minimumAgeDays', value ?? (isWhole ? 0 : undefined))}
        />
      </div>
      <WindowFields {...props} />
      <TagSettings {...props} />
    </>
  );
}

interface ChoiceProps<Field extends 'mode' | 'level' | 'autoLevel'> extends SettingProps {
  field: Field;
  options: readonly { value: PolicySettings[Field]; label: string }[];
}

function ChoiceField<Field extends 'mode' | 'level' | 'autoLevel'>({
  field,
  options,
  settings,
  set,
  isWhole,
}: ChoiceProps<Field>) {
  const text = useText(rulesText);
  const words = useText(settingText);
  const name: 'mode' | 'level' | 'autoLevel' = field;
  return (
    <Select<PolicySettings[Field] | typeof unset>
      label={words(name)}
      value={settings[field] ?? unset}
      onChange={(value) => set(field, value === unset ? undefined : value)}
      options={isWhole ? options : [{ value: unset, label: text('asElse') }, ...options]}
    />
  );
}
