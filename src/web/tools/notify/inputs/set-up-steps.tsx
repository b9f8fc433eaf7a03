import type { MappingPreset } from '#contracts/notify/inputs.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { fillToEnter, type InputAddress } from './fill-to-enter.ts';
import { inputsText } from './inputs-text.ts';
import { Snippet } from './snippet.tsx';

/** What to do in the other product, and what to enter there. */
export function SetUpSteps({ preset, address }: { preset: MappingPreset; address: InputAddress }) {
  const text = useText(inputsText);
  const steps = preset.setUp[useLanguage()].split('\n');
  const { toEnter } = preset;
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex list-decimal flex-col gap-1 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {toEnter !== null && <Snippet text={fillToEnter(toEnter, address)} label={text('snippet')} />}
    </div>
  );
}
