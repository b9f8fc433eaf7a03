import { useText } from '../../../../i18n/use-text.ts';
import type { SpecDraft } from '../draft/spec-draft.ts';
import { fieldsText } from '../fields-text.ts';
import { SpecField, type SpecFieldProps } from './spec-field.tsx';
import { useSpecForm } from './spec-form.ts';

/** Properties of the spec that are a line of text by themselves. */
type TextPart = 'name' | 'image' | 'command' | 'entrypoint' | 'workingDirectory' | 'user' | 'hostname';

export interface DraftFieldProps extends Pick<SpecFieldProps, 'help' | 'placeholder' | 'multiline'> {
  part: TextPart;
}

export function DraftField({ part, ...field }: DraftFieldProps) {
  const text = useText(fieldsText);
  const { draft, change } = useSpecForm();
  const set = (value: string): Partial<SpecDraft> => ({ [part]: value });
  return (
    <SpecField
      mono
      {...field}
      path={part}
      label={text(part)}
      value={draft[part]}
      onChange={(value) => change(set(value))}
    />
  );
}
