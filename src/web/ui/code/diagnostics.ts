import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';

/** Something wrong in a text. Lines and columns begin at 1; columns count UTF-16 units. */
export interface CodeDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly line: number;
  /** Null: the whole line. */
  readonly column?: number | null;
  readonly endLine?: number | null;
  readonly endColumn?: number | null;
}

/** Where they stand in the document as it is now, which may have become shorter since they were found. */
export function placeDiagnostics(found: readonly CodeDiagnostic[], document: Text): Diagnostic[] {
  return found.map(({ severity, message, line, column, endLine, endColumn }) => {
    const start = document.line(Math.min(Math.max(1, line), document.lines));
    const end = document.line(Math.min(Math.max(start.number, endLine ?? line), document.lines));
    const indent = start.text.length - start.text.trimStart().length;
    const from = Math.min(start.from + (column ? column - 1 : indent), start.to);
    const to = endColumn ? Math.min(end.from + endColumn - 1, end.to) : end.to;
    return { severity, message, from, to: Math.max(from, to) };
  });
}
