import ChevronIcon from 'lucide-react/icons/chevron-right';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { rulesText } from './rules-text.ts';
import { type SettingProps, unset } from './setting-props.ts';
import { settingText } from './setting-text.ts';
import { WholeField } from './whole-field.tsx';

/** What most people leave alone: which tags count, how a new version is proven, where its notes are. */
export function TagSettings(props: SettingProps) {
  const text = useText(rulesText);
  const words = useText(settingText);
  const { settings, set, isWhole } = props;
  const inherited = isWhole ? {} : { placeholder: text('asElse') };
  return (
    <details className="group">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-1 text-sm font-medium text-muted hover:text-ink">
        <ChevronIcon aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {text('more')}
      </summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <PatternField {...props} field="include" />
        <PatternField {...props} field="exclude" />
        <YesNoField {...props} field="prereleases" />
        <YesNoField {...props} field="watchTags" />
        <YesNoField {...props} field="watchDigest" />
        <TextField
          mono
          label={words('transform')}
          help={text('transformHelp')}
          {...inherited}
          value={settings.transform ?? ''}
          onChange={(value) => set('transform', value === '' && !isWhole ? undefined : value)}
        />
        <WholeField
          {...inherited}
          label={words('gateSeconds')}
          help={text('gateHelp')}
          unit={text('secondsUnit')}
          least={0}
          most={3600}
          value={settings.gateSeconds ?? undefined}
          onChange={(value) => set('gateSeconds', value ?? (isWhole ? null : undefined))}
        />
        <WholeField
          {...inherited}
          label={words('pulseSeconds')}
          help={text('pulseHelp')}
          unit={text('secondsUnit')}
          least={0}
          most={3600}
          value={settings.pulseSeconds}
          onChange={(value) => set('pulseSeconds', value ?? (isWhole ? 0 : undefined))}
        />
        <TextField
          label={words('releaseLink')}
          // oxlint-disable-next-line no-template-curly-in-string -- it is what people write
          help={text('linkHelp', { place: '${tag}' })}
          className="sm:col-span-2"
          {...inherited}
          value={settings.releaseLink ?? ''}
          onChange={(value) => set('releaseLink', value === '' ? (isWhole ? null : undefined) : value)}
        />
      </div>
    </details>
  );
}

/** One pattern a line; the lines stay as they are typed. */
function PatternField({ field, settings, set, isWhole }: SettingProps & { field: 'include' | 'exclude' }) {
  const text = useText(rulesText);
  const words = useText(settingText);
  const [typed, setTyped] = useState(() => (settings[field] ?? []).join('\n'));
  return (
    <TextField
      mono
      multiline={2}
      label={words(field)}
      help={text('patternsHelp')}
      {...(!isWhole && { placeholder: text('asElse') })}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const patterns = next
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        set(field, patterns.length > 0 || isWhole ? patterns : undefined);
      }}
    />
  );
}

type YesNo = 'yes' | 'no';

function YesNoField({
  field,
  settings,
  set,
  isWhole,
}: SettingProps & { field: 'prereleases' | 'watchTags' | 'watchDigest' }) {
  const text = useText(rulesText);
  const words = useText(settingText);
  const value = settings[field];
  const options = [
    { value: 'yes' as const, label: words('yes') },
    { value: 'no' as const, label: words('no') },
  ];
  return (
    <Select<YesNo | typeof unset>
      label={words(field)}
      value={value === undefined ? unset : value ? 'yes' : 'no'}
      onChange={(next) => set(field, next === unset ? undefined : next === 'yes')}
      options={isWhole ? options : [{ value: unset, label: text('asElse') }, ...options]}
    />
  );
}
