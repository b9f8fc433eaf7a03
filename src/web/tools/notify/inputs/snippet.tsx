import { CopyButton } from '../../../ui/copy-button.tsx';

/** Lines to put somewhere else as they stand, copied with one press. */
export function Snippet({ text, label }: { text: string; label: string }) {
  return (
    <div className="flex items-start gap-2 rounded-md border border-line-soft bg-base py-1 pr-1 pl-2.5">
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-72 min-w-0 flex-1 overflow-auto py-1 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
      >
        {text}
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
