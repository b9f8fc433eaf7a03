import CheckIcon from 'lucide-react/icons/check';
import MinusIcon from 'lucide-react/icons/minus';
import XIcon from 'lucide-react/icons/x';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Spinner } from './spinner.tsx';

export interface ProgressStep {
  id: string;
  label: string;
  state: 'waiting' | 'working' | 'done' | 'failed' | 'skipped';
  /** "214 of 380 MiB", or why it failed. */
  detail?: string;
}

const icons = {
  waiting: <span className="size-1.5 rounded-full bg-faint" />,
  working: <Spinner className="size-4 text-working" />,
  done: <CheckIcon className="size-4 text-up" />,
  failed: <XIcon className="size-4 text-down" />,
  skipped: <MinusIcon className="size-4 text-faint" />,
} as const;

const words = {
  waiting: 'stepWaiting',
  working: 'stepWorking',
  done: 'stepDone',
  failed: 'stepFailed',
  skipped: 'stepSkipped',
} as const;

export function ProgressSteps({ steps, label }: { steps: readonly ProgressStep[]; label: string }) {
  const text = useText(uiText);
  return (
    <ol aria-label={label} aria-live="polite" className="flex flex-col">
      {steps.map((step) => (
        <li
          key={step.id}
          aria-current={step.state === 'working' ? 'step' : undefined}
          className="flex gap-2 py-1"
        >
          <span aria-hidden className="flex h-5 w-4 shrink-0 items-center justify-center">
            {icons[step.state]}
          </span>
          <span className={step.state === 'waiting' || step.state === 'skipped' ? 'text-muted' : ''}>
            {step.label}
            <span className="sr-only"> ({text(words[step.state])})</span>
            {step.detail && (
              <span
                className={`block text-sm wrap-anywhere ${step.state === 'failed' ? 'text-down' : 'text-muted'}`}
              >
                {step.detail}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
