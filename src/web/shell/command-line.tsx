import { CopyButton } from '../ui/copy-button.tsx';

/** A command to run, readable and copied with one press. */
export function CommandLine({ command, label }: { command: string; label: string }) {
  return (
    <span className="flex items-center gap-2 rounded-md border border-line-soft bg-base py-1 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 font-mono text-sm break-all">{command}</code>
      <CopyButton text={command} label={label} />
    </span>
  );
}
