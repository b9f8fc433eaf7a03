import { CardRow } from './card-row.tsx';
import type { GroupBy } from './column.ts';
import { GroupRow } from './group-row.tsx';
import type { TableItem } from './row-order.ts';
import type { LineProps, RowLook } from './table-parts.ts';
import { TableRow } from './table-row.tsx';

export interface TableLineProps<Row> extends LineProps {
  item: TableItem<Row>;
  look: RowLook<Row>;
  template: string;
  isCompact: boolean;
  groupBy: GroupBy<Row> | undefined;
}

/** A group, a row, or a row as a card. */
export function TableLine<Row>({ item, look, template, isCompact, groupBy, ...at }: TableLineProps<Row>) {
  if (item.kind === 'group') {
    return (
      groupBy && (
        <GroupRow {...at} groupKey={item.key} rows={item.rows} isOpen={item.isOpen} groupBy={groupBy} />
      )
    );
  }
  if (isCompact) return <CardRow {...at} placed={item.placed} look={look} />;
  return <TableRow {...at} placed={item.placed} look={look} template={template} />;
}
