import { cx } from '../cx.ts';
import type { Column } from './column.ts';

interface TextColumn<Row> extends Omit<Column<Row>, 'cell'> {
  value: (row: Row) => string;
  className?: string;
}

/** A column of words: cut where there is no room for all of them, and whole under the pointer. */
export function textColumn<Row>({ className, ...column }: TextColumn<Row>): Column<Row> {
  return {
    ...column,
    cell: (row) => {
      const text = column.value(row);
      return (
        <span className={cx('truncate', className)} title={text || undefined}>
          {text}
        </span>
      );
    },
  };
}
