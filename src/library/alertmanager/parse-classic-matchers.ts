import { compileMatcher, MatcherError, type LabelMatcher } from './matcher.ts';

const classic = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|=|!=|!~)\s*(.*?)\s*$/s;

/** Alertmanager's notation before 0.27: names of letters, digits and `_`; quotes may be left out. */
export function parseClassicMatchers(text: string): LabelMatcher[] {
  const inner = text.replace(/^\{/, '').replace(/\}$/, '');
  return splitAtCommas(inner).map(parseClassicMatcher);
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  let isEscaped = false;
  for (const character of text) {
    if (!isQuoted && character === ',') {
      parts.push(part);
      part = '';
      continue;
    }
    part += character;
    if (isEscaped) isEscaped = false;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\') isEscaped = true;
  }
  return part.trim() === '' ? parts : [...parts, part];
}

function parseClassicMatcher(text: string): LabelMatcher {
  const [, name = '', operator, raw = ''] = classic.exec(text) ?? [];
  if (operator !== '=' && operator !== '!=' && operator !== '=~' && operator !== '!~')
    throw new MatcherError(
      `${text.trim() || 'Nothing'} is no condition. Write it as in severity="critical".`,
    );
  const matcher = { name, operator, value: readValue(raw) } as const;
  compileMatcher(matcher);
  return matcher;
}

/** Only `\n`, `\"` and `\\` are escapes; any other backslash is one. */
function readValue(raw: string): string {
  const isQuoted = raw.startsWith('"');
  const inner = isQuoted ? raw.slice(1) : raw;
  let value = '';
  for (let at = 0; at < inner.length; at += 1) {
    const character = inner.charAt(at);
    const isLast = at === inner.length - 1;
    if (character === '"') {
      if (isQuoted && isLast) return value;
      throw unescaped(raw);
    }
    if (character !== '\\' || isLast) {
      value += character;
      continue;
    }
    at += 1;
    const escaped = inner.charAt(at);
    if (escaped === 'n') value += '\n';
    else value += escaped === '"' || escaped === '\\' ? escaped : `\\${escaped}`;
  }
  if (isQuoted) throw unescaped(raw);
  return value;
}

function unescaped(raw: string): MatcherError {
  return new MatcherError(String.raw`The value ${raw} has a quote that is not closed, or not written as \".`);
}
