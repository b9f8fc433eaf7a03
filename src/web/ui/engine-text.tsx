import ChevronIcon from 'lucide-react/icons/chevron-right';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { plainText } from './log/plain-text.ts';

/** The engine's own words, folded away: they are for looking up, not for reading first. */
export function EngineText({ text: engineText }: { text: string }) {
  const text = useText(uiText);
  return (
    <details className="group/engine w-full">
      <summary className="inline-flex list-none items-center gap-1 text-sm text-muted hover:text-ink pointer-coarse:min-h-10">
        <ChevronIcon
          aria-hidden
          className="size-3.5 transition-transform duration-150 group-open/engine:rotate-90"
        />
        {text('engineSaid')}
      </summary>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-1 max-h-40 overflow-auto rounded-md bg-base px-2.5 py-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
      >
        {plainText(engineText)}
      </pre>
    </details>
  );
}
