import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { EngineText } from './engine-text.tsx';
import { errorWords } from './error-words.ts';

export interface ErrorStateProps {
  /** What could not be done: "The containers could not be listed". */
  title: string;
  /** Why, in plain words. */
  message: string;
  engineText?: string;
  /** What to do about it. */
  advice?: string;
  onRetry?: () => void;
  retrying?: boolean;
}

export function ErrorState({ title, message, engineText, advice, onRetry, retrying }: ErrorStateProps) {
  const text = useText(uiText);
  return (
    <section role="alert" className="flex max-w-prose flex-col items-start gap-2 px-4 py-8">
      <h2 className="flex items-baseline gap-2 text-md font-semibold">
        <span aria-hidden className="text-down">
          ■
        </span>
        {title}
      </h2>
      <p className="text-muted wrap-anywhere">{message}</p>
      {advice && <p>{advice}</p>}
      {engineText && <EngineText text={engineText} />}
      {onRetry && (
        <Button onClick={onRetry} busy={retrying} className="mt-2">
          {text('retry')}
        </Button>
      )}
    </section>
  );
}

/** An error inside a dialog or a form. */
export function ErrorNote({ error, className }: { error: unknown; className?: string }) {
  const text = useText(uiText);
  const words = errorWords(error, text('somethingFailed'));
  return (
    <div role="alert" className={cx('rounded-md border border-down/40 bg-down/8 px-3 py-2', className)}>
      <p className="wrap-anywhere">{words.message}</p>
      {words.engineText && <EngineText text={words.engineText} />}
    </div>
  );
}
