import PlusIcon from 'lucide-react/icons/plus';
import XIcon from 'lucide-react/icons/x';
import { useText } from '../../i18n/use-text.ts';
import { formText } from '../../i18n/form-text.ts';
import { Button } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import { TextField } from '../text-field.tsx';
import type { PairsField } from './field.ts';
import type { ControlProps, DraftOf } from './control-props.ts';
import { FieldSet } from './field-set.tsx';
import { childPath, useFormState } from './form-context.ts';

export function PairsControl({ field, draft, path, onChange }: ControlProps<PairsField, DraftOf<'pairs'>>) {
  const text = useText(formText);
  const form = useFormState();
  const change = (pairs: readonly (readonly [string, string])[]) => onChange({ kind: 'pairs', pairs }, path);
  return (
    <FieldSet title={field.title} help={field.help} error={form.errorAt(path)} optional={!field.isRequired}>
      {draft.pairs.map(([key, value], index) => {
        const entry = text('entry', { title: field.title, position: index + 1 });
        return (
          // oxlint-disable-next-line react/no-array-index-key -- entries are told apart by their place alone
          <div key={index} className="flex items-start gap-1">
            <TextField
              hideLabel
              mono
              className="flex-2"
              label={`${entry}: ${text('key')}`}
              placeholder={text('key')}
              value={key}
              onChange={(next) => change(draft.pairs.with(index, [next, value]))}
            />
            <TextField
              hideLabel
              mono
              className="flex-3"
              label={`${entry}: ${text('value')}`}
              placeholder={text('value')}
              secret={field.areSecret}
              error={form.errorAt(childPath(path, key))}
              value={value}
              onChange={(next) => change(draft.pairs.with(index, [key, next]))}
            />
            <IconButton
              label={text('removeEntry', { title: field.title, position: index + 1 })}
              icon={<XIcon />}
              onClick={() => change(draft.pairs.toSpliced(index, 1))}
            />
          </div>
        );
      })}
      <div>
        <Button
          size="sm"
          icon={<PlusIcon />}
          aria-label={text('addTo', { title: field.title })}
          onClick={() => change([...draft.pairs, ['', '']])}
        >
          {text('add')}
        </Button>
      </div>
    </FieldSet>
  );
}
