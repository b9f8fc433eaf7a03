import { compileMatcher, MatcherError, type LabelMatcher } from './matcher.ts';
import { parseClassicMatchers } from './parse-classic-matchers.ts';
import { unquote } from './unquote.ts';

interface Token {
  readonly kind: '{' | '}' | ',' | 'operator' | 'text' | 'end';
  readonly text: string;
  /** Position in the input, for messages. */
  readonly at: number;
}

/**
 * Reads `{severity="critical",team=~"a|b"}`, braces optional. As Alertmanager in its default mode: what the older, laxer
 * notation reads differently is taken as the older one means it.
 * @throws MatcherError in plain words.
 */
export function parseMatchers(text: string): LabelMatcher[] {
  const classic = attempt(() => parseClassicMatchers(text));
  const current = attempt(() => parseUtf8Matchers(text));
  if (classic.ok) {
    const isSame = current.ok && JSON.stringify(classic.value) === JSON.stringify(current.value);
    return isSame ? current.value : classic.value;
  }
  if (current.ok) return current.value;
  throw current.error;
}

/** One condition. @throws MatcherError when there is none or more than one. */
export function parseMatcher(text: string): LabelMatcher {
  const matchers = parseMatchers(text);
  const [matcher] = matchers;
  if (!matcher) throw new MatcherError('There is no condition. Write one as in severity="critical".');
  if (matchers.length > 1)
    throw new MatcherError(`There are ${matchers.length} conditions where one is meant.`);
  return matcher;
}

type Attempt<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Error };

function attempt<Value>(work: () => Value): Attempt<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new MatcherError(String(error)) };
  }
}

/** Alertmanager's notation since 0.27: names and values are UTF-8, quoted where they could be mistaken. */
export function parseUtf8Matchers(text: string): LabelMatcher[] {
  const tokens = tokenize(text);
  let next = 0;
  const peek = () => tokens[next]!;
  const take = (kind: Token['kind'], expected: string): Token => {
    const token = peek();
    if (token.kind !== kind) throw unexpected(token, expected);
    next += 1;
    return token;
  };
  const hasBrace = peek().kind === '{';
  if (hasBrace) next += 1;
  const end = hasBrace ? '}' : 'end';
  const matchers: LabelMatcher[] = [];
  while (peek().kind !== end) {
    const name = take('text', 'a label').text;
    const operator = take('operator', 'an operator: = != =~ or !~').text;
    const value = take('text', 'a value').text;
    matchers.push(checked({ name, operator: operatorOf(operator), value }));
    if (peek().kind === end) break;
    take(',', hasBrace ? 'a comma or }' : 'a comma');
  }
  if (hasBrace) take('}', '}');
  take('end', 'nothing more');
  return matchers;
}

export function operatorOf(text: string): LabelMatcher['operator'] {
  if (text === '=' || text === '!=' || text === '=~' || text === '!~') return text;
  throw new MatcherError(`${text} is no operator. Use = != =~ or !~.`);
}

/** Refuses patterns that are none at once, rather than when the first alert comes. */
export function checked(matcher: LabelMatcher): LabelMatcher {
  if (matcher.name === '') throw new MatcherError('A label needs a name.');
  compileMatcher(matcher);
  return matcher;
}

const lexical =
  /\s*(?:(?<mark>[{},])|(?<operator>=~|!~|!=|=)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s{}!=~,\\"'`]+))/suy;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  lexical.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    lexical.lastIndex = at;
    const found = lexical.exec(text);
    if (!found?.groups)
      throw new MatcherError(`At ${at + 1}: ${text.slice(at).trim().charAt(0)} must be in quotes.`);
    tokens.push(tokenOf(found.groups, at));
    at = lexical.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

function tokenOf({ mark, operator, quoted, bare }: Record<string, string | undefined>, at: number): Token {
  if (mark === '{' || mark === '}' || mark === ',') return { kind: mark, text: mark, at };
  if (operator !== undefined) return { kind: 'operator', text: operator, at };
  if (quoted === undefined) return { kind: 'text', text: bare ?? '', at };
  const text = unquote(quoted);
  if (text === null) throw new MatcherError(`At ${at + 1}: "${quoted}" has an escape that is none.`);
  return { kind: 'text', text, at };
}

function unexpected({ kind, text, at }: Token, expected: string): MatcherError {
  return new MatcherError(
    `At ${at + 1}: ${expected} is missing${kind === 'end' ? ' at the end' : ` before ${text}`}.`,
  );
}
