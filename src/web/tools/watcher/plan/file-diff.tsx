import type { ServiceImageChange } from '#contracts/containers/service-image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UnifiedDiff } from '../../../ui/diff/unified-diff.tsx';
import { historyText } from '../history/history-text.ts';

/** What the stack's file says, and shall say. */
export function FileDiff({ file }: { file: ServiceImageChange }) {
  const text = useText(historyText);
  const { path, variable } = file;
  const label =
    variable === null ? text('fileDiff', { path }) : text('fileVariable', { name: variable, path });
  return <UnifiedDiff diff={file.diff} label={label} />;
}
