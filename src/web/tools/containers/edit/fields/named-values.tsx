import type { NamedValue } from '#contracts/containers/container-spec.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { fieldsText } from '../fields-text.ts';
import { Rows } from '../form/rows.tsx';
import { RowField } from '../form/spec-field.tsx';

export interface NamedValuesProps {
  title: string;
  hideTitle?: boolean;
  /** What a name is called: "Label". */
  nameLabel: string;
  rows: readonly NamedValue[];
  /** In the spec, of the row at this place. */
  pathOf: (index: number) => string;
  onChange: (rows: readonly NamedValue[]) => void;
}

export function NamedValues({ hideTitle, title, nameLabel, rows, pathOf, onChange }: NamedValuesProps) {
  const text = useText(fieldsText);
  return (
    <Rows<NamedValue>
      title={title}
      {...(hideTitle && { hideTitle })}
      rows={rows}
      blank={{ name: '', value: '' }}
      onChange={onChange}
      render={(row, set, index, entry) => (
        <>
          <RowField
            entry={entry}
            className="min-w-32 flex-2"
            path={`${pathOf(index)}.name`}
            label={nameLabel}
            value={row.name}
            onChange={(name) => set({ name })}
          />
          <RowField
            entry={entry}
            className="min-w-40 flex-3"
            path={`${pathOf(index)}.value`}
            label={text('value')}
            value={row.value}
            onChange={(value) => set({ value })}
          />
        </>
      )}
    />
  );
}
