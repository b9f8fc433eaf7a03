import { type ReactNode, useState } from 'react';
import { diffText } from '../../i18n/diff-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { cx } from '../cx.ts';
import type { DiffLine } from './diff-lines.ts';
import type { DiffRun } from './fold-lines.ts';

const looks = {
  same: { sign: ' ', row: '', tone: '', word: undefined },
  removed: { sign: '−', row: 'bg-down/10', tone: 'text-down', word: 'removedLine' },
  added: { sign: '+', row: 'bg-up/10', tone: 'text-up', word: 'addedLine' },
} as const;

export interface DiffTableProps {
  label: string;
  runs: readonly DiffRun[];
  /** Beside the label. */
  note?: ReactNode;
  /** Whether lines that nobody knows lie between two runs. */
  hasGaps?: boolean;
}

/** Lines of two texts as one, under a heading that counts them. */
export function DiffTable({ label, runs, note, hasGaps }: DiffTableProps) {
  const text = useText(diffText);
  const lines = runs.flatMap((run) => run.lines);
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return (
    <div className="flex flex-col overflow-hidden rounded-md border border-line bg-field">
      <div className="flex flex-wrap gap-x-3 border-b border-line-soft bg-surface px-2.5 py-1 text-sm text-muted">
        <span className="min-w-0 flex-1 font-mono wrap-anywhere">{label}</span>
        {note}
        <span className="tabular text-up">{text('addedLines', { count: count('added') })}</span>
        <span className="tabular text-down">{text('removedLines', { count: count('removed') })}</span>
      </div>
      <table aria-label={label} className="w-full border-collapse font-mono text-sm">
        {runs.map((run, index) => (
          <Run key={runKey(run)} run={run} isAfterGap={hasGaps === true && index > 0} />
        ))}
      </table>
    </div>
  );
}

function runKey({ lines }: DiffRun): string {
  return `${lines[0]?.beforeNumber ?? ''}-${lines[0]?.afterNumber ?? ''}`;
}

function Run({ run, isAfterGap }: { run: DiffRun; isAfterGap: boolean }) {
  const text = useText(diffText);
  const [isOpen, setIsOpen] = useState(false);
  if (run.isFolded && !isOpen) {
    return (
      <tbody>
        <tr className="border-y border-line-soft first:border-t-0">
          <td colSpan={4} className="p-0">
            <button
              type="button"
              onClick={() => setIsOpen(true)}
              className="w-full px-2.5 py-1 text-left font-sans text-muted outline-offset-[-2px] hover:bg-hover hover:text-ink pointer-coarse:min-h-10"
            >
              {text('foldedLines', { count: run.lines.length })}
            </button>
          </td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody className={isAfterGap ? 'border-t-4 border-double border-line' : undefined}>
      {run.lines.map((line) => (
        <Line key={`${line.beforeNumber}-${line.afterNumber}`} line={line} />
      ))}
    </tbody>
  );
}

const numberClass = 'w-px px-1.5 text-right align-top text-faint select-none tabular';

function Line({ line }: { line: DiffLine }) {
  const text = useText(diffText);
  const { sign, row, tone, word } = looks[line.kind];
  return (
    <tr className={row}>
      <td className={cx(numberClass, 'hidden sm:table-cell')}>{line.beforeNumber}</td>
      <td className={numberClass}>{line.afterNumber}</td>
      <td className={cx('w-px pr-1 pl-0.5 align-top select-none', tone)}>
        <span aria-hidden>{sign}</span>
        {word && <span className="sr-only">{text(word)}</span>}
      </td>
      <td className="pr-2 wrap-anywhere whitespace-pre-wrap">{visibleEnd(line)}</td>
    </tr>
  );
}

/** A carriage return is the one difference that nobody could see. */
function visibleEnd({ kind, text }: DiffLine): string {
  return kind !== 'same' && text.endsWith('\r') ? `${text.slice(0, -1)}\\r` : text;
}
