import type { ConditionProblem, Operand, PlaceholderOperand } from './condition.ts';
import { noPathHere, unknownPlaceholder, wrongPath } from './condition-problems.ts';
import { parseGlob } from './glob.ts';
import { parsePath } from './json-path.ts';
import { isPlaceholderName } from './placeholders.ts';
import type { Piece } from './split-outside.ts';

type Problem = { readonly problem: ConditionProblem };

/** Reads one side of a comparison; what is no function and no placeholder is a literal. */
export function parseOperand({ text, at }: Piece): Operand | Problem {
  const [, name, inside] = /^(pat|any)\((.*)\)$/s.exec(text) ?? [];
  if (inside !== undefined && name === 'pat') return { kind: 'pattern', text, glob: parseGlob(inside) };
  if (inside !== undefined)
    return { kind: 'any', text, options: inside.split(',').map((option) => option.trim()) };
  const [opening] = /^(len|has)\((?=\[)/.exec(text) ?? [];
  if (opening === undefined) return parsePlaceholder(text, at, undefined) ?? { kind: 'literal', text };
  const measure = opening === 'len(' ? 'len' : 'has';
  const end = text.endsWith(')') ? -1 : undefined;
  const found = parsePlaceholder(text.slice(opening.length, end), at + opening.length, measure);
  if (found === undefined) return { kind: 'literal', text };
  return 'problem' in found ? found : { ...found, text };
}

/** Undefined: it is no placeholder, as `[1 2]` and `[hello]` are none. */
function parsePlaceholder(
  text: string,
  at: number,
  measure: PlaceholderOperand['measure'],
): PlaceholderOperand | Problem | undefined {
  const [written, inside = ''] = /^\[([A-Za-z][A-Za-z_]*)\]/.exec(text) ?? [];
  if (written === undefined) return undefined;
  const name = inside.toUpperCase();
  if (!isPlaceholderName(name))
    return inside === name ? { problem: unknownPlaceholder(at, written) } : undefined;
  const rest = text.slice(written.length);
  if (rest === '') return { kind: 'placeholder', text, name, path: undefined, measure };
  const restAt = at + written.length;
  if (name !== 'BODY') return { problem: noPathHere(restAt, written) };
  if (!/^[.[]/.test(rest)) return { problem: wrongPath(restAt) };
  const found = parsePath(rest);
  if (found.path === undefined) return { problem: wrongPath(restAt + found.at) };
  return { kind: 'placeholder', text, name, path: found.path, measure };
}
