import { AddButton } from './add-button.tsx';
import type { ControlProps, DraftOf } from './control-props.ts';
import type { PairsField } from './field.ts';
import { FieldSet } from './field-set.tsx';
import { childPath, useFormState } from './form-context.ts';
import { PairRow } from './pair-row.tsx';

export function PairsControl({ field, draft, path, onChange }: ControlProps<PairsField, DraftOf<'pairs'>>) {
  const form = useFormState();
  const change = (pairs: readonly (readonly [string, string])[]) => onChange({ kind: 'pairs', pairs }, path);
  return (
    <FieldSet title={field.title} help={field.help} error={form.errorAt(path)} optional={!field.isRequired}>
      {draft.pairs.map((pair, index) => (
        <PairRow
          // oxlint-disable-next-line react/no-array-index-key -- entries are told apart by their place alone
          key={index}
          title={field.title}
          position={index + 1}
          pair={pair}
          isSecret={field.areSecret}
          error={form.errorAt(childPath(path, pair[0]))}
          onChange={(next) => change(draft.pairs.with(index, next))}
          onRemove={() => change(draft.pairs.toSpliced(index, 1))}
        />
      ))}
      <AddButton title={field.title} onAdd={() => change([...draft.pairs, ['', '']])} />
    </FieldSet>
  );
}
