import { type ReactNode, useMemo } from 'react';
import { diffText } from '../../i18n/diff-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { DiffTable } from './diff-table.tsx';
import { readUnifiedDiff } from './read-unified-diff.ts';

export interface UnifiedDiffProps {
  /** Of one file, as the server wrote it. */
  diff: string;
  label: string;
  /** Beside the label: "values are hidden". */
  note?: ReactNode;
}

/** A difference that the server worked out, for texts that this page does not have. */
export function UnifiedDiff({ diff, label, note }: UnifiedDiffProps) {
  const text = useText(diffText);
  const runs = useMemo(() => readUnifiedDiff(diff), [diff]);
  if (runs.length === 0) return <p className="text-muted">{text('noDifference')}</p>;
  return <DiffTable label={label} runs={runs} note={note} hasGaps />;
}
