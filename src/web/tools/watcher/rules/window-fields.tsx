import { useState } from 'react';
import type { UpdateWindow } from '#contracts/watcher/policy.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { weekdayName, weekdays } from '../../../ui/format/weekday.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { readPlainCron, writePlainCron } from './plain-cron.ts';
import { rulesText } from './rules-text.ts';
import { type SettingProps, unset } from './setting-props.ts';
import { settingText } from './setting-text.ts';
import { WholeField } from './whole-field.tsx';
import { cronWords, ownTimeZone } from './window-words.ts';

type Kind = typeof unset | 'any' | 'days' | 'cron';

const weekMinutes = 7 * 24 * 60;

/** When updates may begin: never in doubt about whose clock it is, and said in words below. */
export function WindowFields({ settings, set, isWhole }: SettingProps) {
  const text = useText(rulesText);
  const words = useText(settingText);
  const { window } = settings;
  const [isCron, setIsCron] = useState(() => window != null && simpleOf(window) === null);
  const kind: Kind = window === undefined ? unset : window === null ? 'any' : isCron ? 'cron' : 'days';
  const choose = (next: Kind) => {
    setIsCron(next === 'cron');
    if (next === unset) set('window', undefined);
    else if (next === 'any') set('window', null);
    else if (!window || next === 'days')
      set('window', { cron: '0 3 * * *', timeZone: ownTimeZone(), minutes: 120, ...window });
  };
  const change = (next: Partial<UpdateWindow>) => window && set('window', { ...window, ...next });
  return (
    <div className="flex flex-col gap-3">
      <Select<Kind>
        label={words('window')}
        value={kind}
        onChange={choose}
        options={[
          ...(isWhole ? [] : [{ value: unset, label: text('asElse') } as const]),
          { value: 'any', label: text('anyTime') },
          { value: 'days', label: text('onDays') },
          { value: 'cron', label: text('byCron') },
        ]}
      />
      {window && kind === 'days' && <DaysFields window={window} change={change} />}
      {window && kind === 'cron' && (
        <TextField
          mono
          label={text('cron')}
          help={text('cronHelp')}
          value={window.cron}
          onChange={(cron) => change({ cron })}
        />
      )}
      {window && <OpenFields window={window} change={change} />}
    </div>
  );
}

interface Props {
  window: UpdateWindow;
  change: (next: Partial<UpdateWindow>) => void;
}

function OpenFields({ window, change }: Props) {
  const text = useText(rulesText);
  const language = useLanguage();
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <WholeField
          label={text('openFor')}
          unit={text('minutesUnit')}
          least={1}
          most={weekMinutes}
          value={window.minutes}
          onChange={(minutes) => minutes !== undefined && change({ minutes })}
        />
        <TextField
          label={text('zone')}
          value={window.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
      </div>
      <p aria-live="polite" className="text-sm text-muted">
        {text('opens', { words: cronWords(window.cron, language) })}
      </p>
    </>
  );
}

function DaysFields({ window, change }: Props) {
  const text = useText(rulesText);
  const { locale } = useFormat();
  const { time, days } = simpleOf(window) ?? { time: '03:00', days: [] };
  const [typed, setTyped] = useState(time);
  const chosen = days.length === 0 ? weekdays : days;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
        <legend className="mb-1 text-sm font-medium">{text('days')}</legend>
        {weekdays.map((day) => (
          <Checkbox
            key={day}
            label={weekdayName(day, locale)}
            checked={chosen.includes(day)}
            onChange={(isOn) => {
              const others = chosen.filter((one) => one !== day);
              const next = isOn ? [...others, day] : others;
              if (next.length > 0)
                change({
                  cron: writePlainCron(
                    time,
                    next.toSorted((a, b) => a - b),
                  ),
                });
            }}
          />
        ))}
      </fieldset>
      <TextField
        className="w-32"
        label={text('at')}
        placeholder="03:00"
        value={typed}
        {...(!isTime(typed) && { error: text('atWrong') })}
        onChange={(next) => {
          setTyped(next);
          if (isTime(next)) change({ cron: writePlainCron(next.trim(), days) });
        }}
      />
    </div>
  );
}

/** One time on some weekdays, where the window is that simple. */
function simpleOf({
  cron,
}: UpdateWindow): { readonly time: string; readonly days: readonly number[] } | null {
  const plain = readPlainCron(cron);
  const [time, ...more] = plain?.times ?? [];
  if (!plain || time === undefined || more.length > 0 || plain.days.length > 0) return null;
  return { time, days: plain.weekdays };
}

function isTime(text: string): boolean {
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(text.trim());
}
