/** A piece of a value that compose interpolates. Offsets are into the text that was taken apart. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** As written: `-` and `:-` give a default, `?` and `:?` require a value, `+` and `:+` replace it. */
      readonly operator: '' | '-' | ':-' | '?' | ':?' | '+' | ':+';
      /** Behind the operator: the default. */
      readonly word: string;
      readonly wordFrom: number;
      readonly wordTo: number;
    };

const variable = /^\$(?:\{([A-Za-z_]\w*)(?:(:?[-?+])([^{}$]*))?\}|([A-Za-z_]\w*))/;
const operators = ['', '-', ':-', '?', ':?', '+', ':+'] as const;

/** Null where it cannot be taken apart: variables inside defaults, `$$`, and what compose itself refuses. */
export function parseTemplate(text: string): TemplatePart[] | null {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '$') {
      const next = text.indexOf('$', at);
      const to = next === -1 ? text.length : next;
      parts.push({ kind: 'text', text: text.slice(at, to), from: at, to });
      at = to;
      continue;
    }
    const match = variable.exec(text.slice(at));
    const operator = operators.find((one) => one === (match?.[2] ?? ''));
    if (!match || operator === undefined) return null;
    const [whole, braced, , word = '', bare] = match;
    const wordTo = at + whole.length - 1;
    const name = braced ?? bare ?? '';
    parts.push({ kind: 'variable', name, operator, word, wordFrom: wordTo - word.length, wordTo });
    at += whole.length;
  }
  return parts;
}

/** What a variable stands for here, given what it is set to; undefined when it stands for nothing. */
export function valueOfPart(part: TemplatePart, setTo: string | undefined): string | undefined {
  if (part.kind === 'text') return part.text;
  const { operator, word } = part;
  if (operator.endsWith('+')) {
    return setTo === undefined || (operator === ':+' && setTo === '') ? '' : word;
  }
  return usesDefault(part, setTo) ? word : setTo;
}

export function usesDefault(part: TemplatePart, setTo: string | undefined): boolean {
  if (part.kind === 'text' || !part.operator.endsWith('-')) return false;
  return setTo === undefined || (part.operator === ':-' && setTo === '');
}

/** Which one piece has to say what, so that the whole says `wanted`. A piece of text comes first: nothing else uses it. */
export function fitTemplate(
  parts: readonly TemplatePart[],
  values: readonly string[],
  wanted: string,
): { readonly part: TemplatePart; readonly value: string } | undefined {
  const fitting = parts.flatMap((part, index) => {
    const before = values.slice(0, index).join('');
    const after = values.slice(index + 1).join('');
    const isOnce = part.kind === 'text' || parts.filter((one) => isCalled(one, part.name)).length === 1;
    const isFitting = wanted.startsWith(before) && wanted.endsWith(after);
    if (!isOnce || !isFitting || wanted.length <= before.length + after.length) return [];
    return [{ part, value: wanted.slice(before.length, wanted.length - after.length) }];
  });
  return fitting.find(({ part }) => part.kind === 'text') ?? fitting.at(-1);
}

function isCalled(part: TemplatePart, name: string): boolean {
  return part.kind === 'variable' && part.name === name;
}
