import type { Colour, Output } from './output.ts';
import { printable } from './printable.ts';

export interface Cell {
  readonly text: string;
  readonly colour?: Colour | undefined;
}

export interface TableColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Cell | string;
  /** Cut down to this many characters before the table becomes too wide; without it, the column is never cut. */
  readonly least?: number;
}

const gap = 2;

/** Prints rows under their titles, cut to the width of the terminal; into a pipe nothing is cut. */
export async function printTable<Row>(
  output: Output,
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): Promise<void> {
  const titles = columns.map(({ title }) => ({ text: title, colour: 'faint' as const }));
  const cells = rows.map((row) => columns.map(({ cell }) => asCell(cell(row))));
  const all = [titles, ...cells];
  const wanted = columns.map((_, at) => Math.max(...all.map((line) => widthOf(line[at]?.text ?? ''))));
  const least = columns.map(({ least: limit }, at) => Math.min(limit ?? Infinity, wanted[at] ?? 0));
  const widths = fitWidths(wanted, least, output.columns);
  for (const line of all) {
    const shown = line.map(({ text, colour }, at) => {
      const fitted = cut(text, widths[at] ?? 0);
      const padding = at === line.length - 1 ? '' : ' '.repeat((widths[at] ?? 0) - widthOf(fitted));
      return `${colour ? output.paint(colour, fitted) : fitted}${padding}`;
    });
    await output.line(shown.join(' '.repeat(gap)).trimEnd());
  }
}

/** Takes from the widest column that may give, a character at a time, until the line fits. */
export function fitWidths(
  wanted: readonly number[],
  least: readonly number[],
  available: number | undefined,
): number[] {
  const widths = [...wanted];
  if (available === undefined) return widths;
  const room = available - gap * (widths.length - 1);
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const givers = widths.map((width, at) => (width > (least[at] ?? width) ? width : -1));
    const widest = Math.max(...givers);
    if (widest === -1) break;
    const at = givers.indexOf(widest);
    widths[at] = widest - 1;
  }
  return widths;
}

function asCell(cell: Cell | string): Cell {
  return typeof cell === 'string' ? { text: printable(cell) } : { ...cell, text: printable(cell.text) };
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const kept: string[] = [];
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    kept.push(character);
  }
  return `${kept.join('')}…`;
}

/** In cells of a terminal: East Asian wide characters and emoji take two (UAX 11), combining marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mark}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
