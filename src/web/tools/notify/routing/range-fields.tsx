import XIcon from 'lucide-react/icons/x';
import { useId } from 'react';
import type { TimeRange } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { weekdayName, weekdays } from '../../../ui/format/weekday.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FieldGroup } from './field-group.tsx';
import { formText } from './form-text.ts';
import {
  monthName,
  parseHours,
  parseSpans,
  spansOf,
  tickedOf,
  writeHours,
  writeSpans,
} from './interval-words.ts';
import { Suggestions } from './matcher-fields.tsx';
import { ParsedField } from './parsed-field.tsx';
import { WeekTable } from './week-table.tsx';

interface Props {
  number: number;
  range: TimeRange;
  errorAt: (field: keyof TimeRange) => string | undefined;
  onChange: (next: Partial<TimeRange>) => void;
  onRemove?: () => void;
}

const noSpan = [{ from: Number.NaN, to: Number.NaN }];
const everyZone: readonly string[] = Intl.supportedValuesOf('timeZone');
const year = Array.from({ length: 12 }, (_, index) => index + 1);

/** One stretch of time: all that is given has to hold. */
export function RangeFields({ number, onRemove, ...rest }: Props) {
  const text = useText(formText);
  const { range, errorAt, onChange } = rest;
  return (
    <section
      aria-label={text('range', { number })}
      className="flex flex-col gap-4 rounded-md border border-line p-3"
    >
      <div className="flex items-start gap-2">
        <ParsedField
          className="flex-1"
          label={text('hours')}
          help={text('hoursHelp')}
          value={range.times}
          onChange={(times) => onChange({ times })}
          parse={parseHours}
          write={writeHours}
          none={noSpan}
          wrong={text('hoursWrong')}
          error={errorAt('times')}
        />
        {onRemove && (
          <IconButton label={text('removeRange', { number })} icon={<XIcon />} onClick={onRemove} />
        )}
      </div>
      <DayFields {...rest} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Spans
          label={text('days')}
          help={text('daysHelp')}
          error={errorAt('daysOfMonth')}
          value={range.daysOfMonth}
          onChange={(daysOfMonth) => onChange({ daysOfMonth })}
        />
        <Spans
          label={text('years')}
          help={text('yearsHelp')}
          error={errorAt('years')}
          value={range.years}
          onChange={(years) => onChange({ years })}
        />
        <ZoneField {...rest} />
      </div>
    </section>
  );
}

type PartProps = Pick<Props, 'range' | 'errorAt' | 'onChange'>;

function DayFields({ range, errorAt, onChange }: PartProps) {
  const text = useText(formText);
  const { locale } = useFormat();
  return (
    <>
      <Ticks
        label={text('weekdays')}
        help={errorAt('weekdays') ?? text('weekdaysHelp')}
        values={weekdays}
        spell={(day) => weekdayName(day, locale)}
        spans={range.weekdays}
        onChange={(next) => onChange({ weekdays: next })}
      />
      <WeekTable range={range} />
      <Ticks
        label={text('months')}
        help={errorAt('months') ?? text('monthsHelp')}
        values={year}
        spell={(month) => monthName(month, locale)}
        spans={range.months}
        onChange={(months) => onChange({ months })}
      />
    </>
  );
}

function ZoneField({ range, errorAt, onChange }: PartProps) {
  const text = useText(formText);
  const zones = useId();
  return (
    <>
      <TextField
        label={text('zone')}
        help={text('zoneHelp')}
        list={zones}
        placeholder="UTC"
        error={errorAt('timeZone')}
        value={range.timeZone ?? ''}
        onChange={(zone) => onChange({ timeZone: zone.trim() === '' ? undefined : zone.trim() })}
      />
      <Suggestions id={zones} values={everyZone.filter((zone) => isNear(zone, range.timeZone))} />
    </>
  );
}

function isNear(zone: string, typed = ''): boolean {
  return zone.toLowerCase().includes(typed.toLowerCase());
}

type Span = TimeRange['times'][number];

interface SpansProps {
  label: string;
  help: string;
  error: string | undefined;
  value: Span[];
  onChange: (spans: Span[]) => void;
}

function Spans(props: SpansProps) {
  const text = useText(formText);
  return (
    <ParsedField {...props} parse={parseSpans} write={writeSpans} none={noSpan} wrong={text('spansWrong')} />
  );
}

interface TicksProps {
  label: string;
  help: string;
  values: readonly number[];
  spell: (value: number) => string;
  spans: Span[];
  onChange: (spans: Span[]) => void;
}

/** Buttons to press: as many as there are days of the week, or months. */
function Ticks({ label, help, values, spell, spans, onChange }: TicksProps) {
  const ticked = tickedOf(spans);
  const toggle = (value: number) => {
    const next = new Set(ticked);
    if (!next.delete(value)) next.add(value);
    onChange(spansOf(next));
  };
  return (
    <FieldGroup label={label} help={help}>
      <div className="flex flex-wrap gap-1">
        {values.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={ticked.has(value)}
            onClick={() => toggle(value)}
            className="h-8 min-w-11 rounded-md border border-line-strong px-2 text-sm text-muted hover:border-control aria-pressed:border-accent-ink aria-pressed:bg-accent-fill aria-pressed:text-on-accent pointer-coarse:min-h-10"
          >
            {spell(value)}
          </button>
        ))}
      </div>
    </FieldGroup>
  );
}
