import XIcon from 'lucide-react/icons/x';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { Button } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import type { BulkAction } from './column.ts';

export interface BulkBarProps<Row> {
  rows: readonly Row[];
  actions: readonly BulkAction<Row>[];
  onClear: () => void;
}

/** Stays in sight at the lower edge as long as something is selected. */
export function BulkBar<Row>({ rows, actions, onClear }: BulkBarProps<Row>) {
  const text = useText(tableText);
  return (
    <div
      role="toolbar"
      aria-label={text('selected', { count: rows.length })}
      className="sticky bottom-[calc(var(--bottom-bar,0px)+8px)] z-20 mx-2 mt-2 flex flex-wrap items-center gap-1.5 rounded-lg bg-overlay py-1.5 pr-1.5 pl-4 shadow-float sm:mx-4"
    >
      <output className="tabular mr-auto font-medium">{text('selected', { count: rows.length })}</output>
      {actions.map((action) => (
        <Button
          key={action.id}
          size="sm"
          variant="quiet"
          icon={action.icon}
          className={action.danger ? 'text-down!' : 'text-ink!'}
          onClick={() => action.run(rows)}
        >
          {action.label}
        </Button>
      ))}
      <IconButton size="sm" label={text('clearSelection')} icon={<XIcon />} onClick={onClear} />
    </div>
  );
}
