import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { type RangeId, rangeIds } from './detail-search.ts';
import { detailText } from './detail-text.ts';

/** How far back to look. */
export function RangePicker({ value, onChange }: { value: RangeId; onChange: (id: RangeId) => void }) {
  const text = useText(detailText);
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{text('range')}</legend>
      {rangeIds.map((id) => (
        <Button
          key={id}
          size="sm"
          variant={id === value ? 'default' : 'quiet'}
          aria-pressed={id === value}
          onClick={() => onChange(id)}
        >
          {text(`range-${id}`)}
        </Button>
      ))}
    </fieldset>
  );
}
