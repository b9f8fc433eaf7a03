import { useFormat } from '../../../ui/format/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DurationField } from '../form/duration-field.tsx';
import { maintenanceText } from './maintenance-text.ts';
import { readSchedule, type ScheduleDraft } from './schedule-draft.ts';
import { weekdayName, weekdays } from '../../../ui/format/weekday.ts';

interface Props {
  draft: ScheduleDraft;
  change: (next: Partial<ScheduleDraft>) => void;
}

const kinds = ['once', 'weekly', 'monthly', 'cron'] as const;

export function ScheduleFields({ draft, change }: Props) {
  const text = useText(maintenanceText);
  return (
    <>
      <Select
        label={text('kind')}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        options={kinds.map((value) => ({ value, label: text(value) }))}
      />
      {draft.kind === 'once' ? (
        <Once draft={draft} change={change} />
      ) : (
        <Repeated draft={draft} change={change} />
      )}
    </>
  );
}

function Once({ draft, change }: Props) {
  const text = useText(maintenanceText);
  const isWrong = readSchedule(draft) === null;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label={text('starts')}
        type="datetime-local"
        value={draft.from}
        onChange={(from) => change({ from })}
      />
      <TextField
        label={text('ends')}
        type="datetime-local"
        {...(isWrong && { error: text('endWrong') })}
        value={draft.to}
        onChange={(to) => change({ to })}
      />
    </div>
  );
}

function Repeated({ draft, change }: Props) {
  const text = useText(maintenanceText);
  const { kind } = draft;
  return (
    <>
      {kind === 'weekly' && <Weekdays draft={draft} change={change} />}
      {kind === 'monthly' && (
        <TextField
          label={text('monthDays')}
          help={text('monthDaysHelp')}
          value={draft.days}
          onChange={(days) => change({ days })}
        />
      )}
      {kind === 'cron' && (
        <TextField
          label={text('cronText')}
          help={text('cronHelp')}
          mono
          value={draft.cron}
          onChange={(cron) => change({ cron })}
        />
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {kind !== 'cron' && (
          <TextField
            label={text('at')}
            placeholder="03:00"
            value={draft.at}
            onChange={(at) => change({ at })}
          />
        )}
        <TextField
          label={text('zone')}
          value={draft.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
      </div>
      <DurationField
        label={text('lasts')}
        usual="hours"
        valueMs={draft.durationMs}
        onChange={(durationMs) => change({ durationMs: durationMs ?? 0 })}
      />
    </>
  );
}

function Weekdays({ draft, change }: Props) {
  const text = useText(maintenanceText);
  const { locale } = useFormat();
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
      <legend className="mb-1 text-sm font-medium">{text('weekdays')}</legend>
      {weekdays.map((day) => (
        <Checkbox
          key={day}
          label={weekdayName(day, locale)}
          checked={draft.weekdays.includes(day)}
          onChange={(isOn) => {
            const others = draft.weekdays.filter((one) => one !== day);
            change({ weekdays: isOn ? [...others, day].toSorted((a, b) => a - b) : others });
          }}
        />
      ))}
    </fieldset>
  );
}
