import PlusIcon from 'lucide-react/icons/plus';
import type { TimeInterval, TimeRange } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formText } from './form-text.ts';
import { ItemDialog } from './item-dialog.tsx';
import { RangeFields } from './range-fields.tsx';
import { putInterval } from './renamed.ts';
import type { PartProps } from './routing-part.ts';
import { useItemForm } from './use-item-form.ts';

/** A night on the clock of this browser: what most people begin with. */
function newRange(): TimeRange {
  return {
    times: [{ from: 1320, to: 420 }],
    weekdays: [],
    daysOfMonth: [],
    months: [],
    years: [],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

const fields = ['name', 'times', 'weekdays', 'daysOfMonth', 'months', 'years', 'timeZone'];

/** `index` behind the last one: new times. */
export function IntervalDialog(props: PartProps & { index: number; onClose: () => void }) {
  const text = useText(formText);
  const { editor, index, onClose } = props;
  const known = editor.config.timeIntervals[index];
  const form = useItemForm<TimeInterval>({
    initial: known ?? { name: '', ranges: [newRange()] },
    place: (interval) => putInterval(editor.config, index, interval),
    path: `timeIntervals.${index}`,
  });
  const { name, ranges } = form.value;
  const setRanges = (next: TimeRange[]) => form.change({ ranges: next });
  return (
    <ItemDialog
      title={known?.name ?? text('newInterval')}
      form={form}
      fields={fields}
      onApply={editor.change}
      onClose={onClose}
    >
      <TextField
        label={text('name')}
        value={name}
        error={form.errorAt('name')}
        onChange={(next) => form.change({ name: next })}
      />
      {ranges.map((range, at) => (
        <RangeFields
          // oxlint-disable-next-line react/no-array-index-key -- ranges are told apart by their place alone
          key={`${at} of ${ranges.length}`}
          number={at + 1}
          range={range}
          errorAt={(field) => form.errorAt(`ranges.${at}.${field}`)}
          onChange={(next) => setRanges(ranges.with(at, { ...range, ...next }))}
          {...(ranges.length > 1 && { onRemove: () => setRanges(ranges.toSpliced(at, 1)) })}
        />
      ))}
      <div>
        <Button size="sm" icon={<PlusIcon />} onClick={() => setRanges([...ranges, newRange()])}>
          {text('addRange')}
        </Button>
      </div>
    </ItemDialog>
  );
}
