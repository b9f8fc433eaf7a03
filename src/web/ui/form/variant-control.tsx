import type { ComponentType } from 'react';
import { Select } from '../select.tsx';
import type { VariantField } from './field.ts';
import type { ControlProps, DraftOf } from './control-props.ts';
import { childPath, useFormState } from './form-context.ts';

/** `Control` draws the chosen group; it is handed in because it draws variants itself. */
type VariantProps = ControlProps<VariantField, DraftOf<'variant'>> & { Control: ComponentType<ControlProps> };

/** What was typed in one variant is still there after a look at another. */
export function VariantControl({ field, draft, path, onChange, Control }: VariantProps) {
  const form = useFormState();
  const option = field.options.find((each) => each.value === draft.chosen);
  const own = draft.drafts[draft.chosen];
  const ownPath = childPath(path, field.discriminator);
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={field.discriminatorTitle}
        help={option?.group.help ?? field.help}
        error={form.errorAt(ownPath) ?? form.errorAt(path)}
        options={field.options}
        value={draft.chosen}
        onChange={(chosen) => onChange({ ...draft, chosen }, ownPath)}
        className="sm:max-w-80"
      />
      {option && own && (
        <Control
          key={draft.chosen}
          field={option.group}
          draft={own}
          path={path}
          onChange={(next, changedPath) =>
            onChange({ ...draft, drafts: { ...draft.drafts, [draft.chosen]: next } }, changedPath)
          }
        />
      )}
    </div>
  );
}
