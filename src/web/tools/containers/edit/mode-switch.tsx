import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { editText } from './edit-text.ts';
import type { SpecDraftState } from './form/use-spec-draft.ts';

export interface ModeSwitchProps {
  state: SpecDraftState;
  /** What is typed, as the server understands it in both forms; undefined while it does not. */
  plan: { readonly spec: SpecDraftState['origin'] | null; readonly json: string | null } | undefined;
}

/** Form and JSON are the same edit: what was changed in one is there in the other. */
export function ModeSwitch({ state, plan }: ModeSwitchProps) {
  const text = useText(editText);
  const spec = plan?.spec;
  const json = plan?.json;
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{text('mode')}</legend>
      <Button
        size="sm"
        variant={state.mode === 'form' ? 'default' : 'quiet'}
        aria-pressed={state.mode === 'form'}
        disabled={state.mode === 'json' && !spec}
        title={state.mode === 'json' && !spec ? text('jsonBroken') : undefined}
        onClick={() => state.mode === 'json' && spec && state.toForm(spec)}
      >
        {text('form')}
      </Button>
      <Button
        size="sm"
        variant={state.mode === 'json' ? 'default' : 'quiet'}
        aria-pressed={state.mode === 'json'}
        disabled={state.mode === 'form' && typeof json !== 'string'}
        onClick={() => state.mode === 'form' && typeof json === 'string' && state.toJson(json)}
      >
        {text('json')}
      </Button>
    </fieldset>
  );
}
