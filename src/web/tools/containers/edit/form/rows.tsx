import XIcon from 'lucide-react/icons/x';
import { type ReactNode, useId } from 'react';
import { formText } from '../../../../i18n/form-text.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { AddButton } from '../../../../ui/form/add-button.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';

export interface RowsProps<Row> {
  title: string;
  /** Where the section says it already. */
  hideTitle?: boolean;
  help?: string;
  error?: string | undefined;
  rows: readonly Row[];
  /** What a new row starts as. */
  blank: Row;
  onChange: (rows: readonly Row[]) => void;
  /** The fields of one row; `entry` names it for their labels. */
  render: (row: Row, change: (part: Partial<Row>) => void, index: number, entry: string) => ReactNode;
  /** Beside the button that adds one. */
  children?: ReactNode;
}

/** A list of things with several fields each. */
export function Rows<Row extends object>(props: RowsProps<Row>) {
  const { title, hideTitle, help, error, rows, blank, onChange, render, children } = props;
  const text = useText(formText);
  const id = useId();
  const note = error ?? help;
  return (
    <fieldset aria-describedby={note ? id : undefined} className="flex min-w-0 flex-col gap-2">
      <legend className={hideTitle ? 'sr-only' : 'mb-1 text-sm font-medium'}>{title}</legend>
      {note && (
        <p id={id} role={error && 'alert'} className={`text-sm ${error ? 'text-down' : 'text-muted'}`}>
          {note}
        </p>
      )}
      {rows.map((row, index) => (
        <div
          // oxlint-disable-next-line react/no-array-index-key -- entries are told apart by their place alone
          key={index}
          className="flex items-start gap-1 rounded-md border border-line-soft p-2 sm:border-0 sm:p-0"
        >
          <div className="flex min-w-0 flex-1 flex-wrap items-start gap-2">
            {render(
              row,
              (part) => onChange(rows.with(index, { ...row, ...part })),
              index,
              text('entry', { title, position: index + 1 }),
            )}
          </div>
          <IconButton
            label={text('removeEntry', { title, position: index + 1 })}
            icon={<XIcon />}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <AddButton title={title} onAdd={() => onChange([...rows, blank])} />
        {children}
      </div>
    </fieldset>
  );
}
