/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import ChevronIcon from 'lucide-react/icons/chevron-right';
import { cx } from '../cx.ts';
import type { GroupProps } from './table-parts.ts';
import { groupKeyPrefix } from './row-order.ts';
import { lineClass } from './table-row.tsx';

export function GroupRow<Row>(props: GroupProps<Row>) {
  const { groupKey, rows, isOpen, groupBy, topPx, heightPx, isCurrent, rowIndex } = props;
  const label = groupBy.label(groupKey);
  return (
    <div
      role="row"
      data-key={groupKeyPrefix + groupKey}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-level={1}
      aria-expanded={isOpen}
      aria-label={label}
      style={{ top: topPx, height: heightPx }}
      className={cx(
        lineClass,
        'flex cursor-pointer items-center gap-2 border-b border-line-soft bg-surface pr-4 pl-3 hover:bg-elevated',
      )}
    >
      <span role="gridcell" className="flex min-w-0 items-center gap-2">
        <ChevronIcon
          aria-hidden
          className={cx(
            'size-4 shrink-0 text-muted transition-transform duration-150',
            isOpen && 'rotate-90',
          )}
        />
        <span className="truncate font-semibold">{label}</span>
        {!groupBy.detail && <span className="tabular text-sm text-faint">{rows.length}</span>}
      </span>
      {groupBy.detail && (
        <div
          role="gridcell"
          className="flex min-w-0 flex-1 items-center justify-end gap-4 overflow-hidden text-sm whitespace-nowrap text-muted"
        >
          {groupBy.detail(groupKey, rows)}
        </div>
      )}
    </div>
  );
}
