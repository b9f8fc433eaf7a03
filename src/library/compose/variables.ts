import { visit } from 'yaml';
import type { ComposeDocument, Finding, Place } from './compose-document.ts';

/** `${NAME}` in one of its forms (compose-spec, "Interpolation"), or `$NAME`. */
export interface VariableUse {
  readonly name: string;
  /** `:-` and `-` give a default; `:?` and `?` make it required; `:+` and `+` replace what is there. */
  readonly form: 'plain' | 'default' | 'required' | 'replacement';
  readonly place: Place;
}

/** The variables in the values of a file, in the order of the text. Keys are not interpolated, and `$$` is a dollar sign. */
export function variablesIn(document: ComposeDocument): VariableUse[] {
  const uses: VariableUse[] = [];
  if (!document.root) return uses;
  visit(document.root, {
    Scalar: (position, { range }) => {
      if (position === 'key' || !range) return;
      scan(document, range[0], range[1], uses);
    },
  });
  return uses.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** Walks once over the text; what stands inside a default is found on the way. */
function scan(document: ComposeDocument, from: number, to: number, uses: VariableUse[]): void {
  const pattern = /\$(?:\$|\{([A-Za-z_]\w*)(:?[-?+])?|([A-Za-z_]\w*))/g;
  const text = document.text.slice(from, to);
  for (const match of text.matchAll(pattern)) {
    const [whole, braced, operator, bare] = match;
    const name = braced ?? bare;
    if (name === undefined) continue;
    const start = from + match.index;
    uses.push({
      name,
      form: forms.get(operator?.at(-1)) ?? 'plain',
      place: document.placeAt(start, start + whole.length),
    });
  }
}

const forms = new Map<string | undefined, VariableUse['form']>([
  ['-', 'default'],
  ['?', 'required'],
  ['+', 'replacement'],
]);

/** Whether the text is nothing but a variable without a default, so that it gives no value away. */
export function isOnlyVariable(text: string): boolean {
  return /^\$(?:\{[A-Za-z_]\w*(?::?\?[^}]*)?\}|[A-Za-z_]\w*)$/.test(text);
}

/** Dollar signs that begin no variable, which compose refuses: one finding per value. */
export function strayDollars(document: ComposeDocument): Finding[] {
  const found: Finding[] = [];
  if (!document.root) return found;
  visit(document.root, {
    Scalar: (position, { range }) => {
      if (position === 'key' || !range) return;
      const at = strayDollar(document.text.slice(range[0], range[1]));
      if (at === null) return;
      const start = range[0] + at;
      found.push({
        severity: 'error',
        message: 'This $ begins no variable. Write ${NAME} for a variable, or $$ for a dollar sign.',
        place: document.placeAt(start, start + 1),
      });
    },
  });
  return found;
}

function strayDollar(text: string): number | null {
  for (const match of text.matchAll(/\$(?:\$|\{|[A-Za-z_]|)/g)) {
    if (match[0] === '$') return match.index;
    if (match[0] === '${' && !isClosed(text, match.index)) return match.index;
  }
  return null;
}

function isClosed(text: string, from: number): boolean {
  if (!/^\$\{[A-Za-z_]\w*(?:\}|:?[-?+])/.test(text.slice(from, from + 200))) return false;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}' && (depth -= 1) === 0) return true;
  }
  return false;
}
