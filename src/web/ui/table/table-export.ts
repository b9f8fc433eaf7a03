import type { CellValue, Column } from './column.ts';

// A spreadsheet would run these as formulas (OWASP, CSV Injection); a leading apostrophe makes them text.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

export function csvCell(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n;]|^'|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function exported<Row>(columns: readonly Column<Row>[]) {
  return columns.filter((column) => column.value !== undefined);
}

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const shown = exported(columns);
  const lines = [
    shown.map((column) => csvCell(column.header)),
    ...rows.map((row) => shown.map((column) => csvCell(column.value?.(row)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Columns padded to the same width, for a message or a note. */
export function toText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const shown = exported(columns);
  const lines = [
    shown.map((column) => column.header),
    ...rows.map((row) => shown.map((column) => String(column.value?.(row) ?? '').replace(/\s+/g, ' '))),
  ];
  const widths = shown.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
