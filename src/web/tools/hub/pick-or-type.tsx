import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { accessText } from './access-text.ts';

/** No name has a line break; an empty text would be no choice to the list. */
const any = '\nany';
const other = '\nother';

/** Offers the names there are; one that is not there yet is typed. An empty value stands for any. */
export function PickOrType(props: {
  label: string;
  anyLabel: string;
  typeLabel: string;
  names: readonly { readonly value: string; readonly label: string }[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, value, onChange, names } = props;
  const text = useText(accessText);
  const [isTyped, setIsTyped] = useState(false);
  const isListed = isTyped || value === '' || names.some((name) => name.value === value);
  const chosen = isListed ? [] : [{ value, label: value }];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Select
        label={label}
        value={isTyped ? other : value || any}
        onChange={(next) => {
          setIsTyped(next === other);
          onChange(next === other || next === any ? '' : next);
        }}
        options={[
          { value: any, label: props.anyLabel },
          ...names,
          ...chosen,
          { value: other, label: text('otherName') },
        ]}
      />
      {isTyped && (
        <TextField
          hideLabel
          mono
          label={props.typeLabel}
          placeholder={props.typeLabel}
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  );
}
