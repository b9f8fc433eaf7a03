import type { FileChange } from '#contracts/watcher/run.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UnifiedDiff } from '../../../ui/diff/unified-diff.tsx';
import { historyText } from '../history/history-text.ts';

/** What the stack's file says, and shall say. */
export function FileDiff({ file }: { file: FileChange }) {
  const text = useText(historyText);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="font-mono text-sm text-muted wrap-anywhere">
        {file.variable === null ? file.path : text('fileVariable', { name: file.variable, path: file.path })}
      </p>
      <UnifiedDiff diff={file.diff} label={text('fileDiff', { path: file.path })} />
    </div>
  );
}
