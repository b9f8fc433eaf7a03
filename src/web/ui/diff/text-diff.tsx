import { useMemo } from 'react';
import { diffText } from '../../i18n/diff-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { diffLines } from './diff-lines.ts';
import { DiffTable } from './diff-table.tsx';
import { foldLines } from './fold-lines.ts';

export interface TextDiffProps {
  before: string;
  after: string;
  /** What is compared: "compose.yaml, version 3 and now". */
  label: string;
  /** Unchanged lines kept around each change; default 3. */
  context?: number;
}

/** Two texts as one, line by line; what is the same in both is folded. */
export function TextDiff({ before, after, label, context = 3 }: TextDiffProps) {
  const text = useText(diffText);
  const runs = useMemo(() => foldLines(diffLines(before, after), context), [before, after, context]);
  if (before === after) return <p className="text-muted">{text('noDifference')}</p>;
  return <DiffTable label={label} runs={runs} />;
}
