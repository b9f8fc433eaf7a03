import { useText } from '../../../i18n/use-text.ts';
import { CodeView } from '../../../ui/code/code-view.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { editText } from './edit-text.ts';
import { fieldsText } from './fields-text.ts';
import type { SpecDraftState } from './form/use-spec-draft.ts';

/** The create body as text, the name beside it because the engine takes it beside it. */
export function JsonEditor({ state, nameError }: { state: SpecDraftState; nameError: string | undefined }) {
  const text = useText(editText);
  const fields = useText(fieldsText);
  return (
    <div className="flex flex-col gap-3">
      <TextField
        mono
        className="sm:max-w-80"
        label={fields('name')}
        value={state.draft.name}
        onChange={state.setName}
        {...(nameError && { error: nameError })}
      />
      <p className="text-sm text-muted">{text('jsonHint')}</p>
      <CodeView
        language="json"
        label={text('jsonLabel')}
        height={440}
        text={state.json}
        onChange={state.setJson}
      />
    </div>
  );
}
