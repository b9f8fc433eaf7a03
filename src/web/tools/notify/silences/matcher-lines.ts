import type { Matcher } from '#contracts/notify/matcher.ts';

const shape = /^([A-Za-z_][\w.:-]*)\s*(=~|!~|!=|=)\s*(.*)$/u;

/** One matcher a line: `host="nas"`. Quotes may be left out. `wrongLine` is the first that is none, or null. */
export function readMatcherLines(lines: string): { matchers: Matcher[]; wrongLine: string | null } {
  const read = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ line, matcher: readMatcher(line) }));
  return {
    matchers: read.flatMap(({ matcher }) => matcher ?? []),
    wrongLine: read.find(({ matcher }) => matcher === null)?.line ?? null,
  };
}

export function writeMatcherLines(matchers: readonly Matcher[]): string {
  return matchers.map(({ name, operator, value }) => `${name}${operator}${JSON.stringify(value)}`).join('\n');
}

/** What keeps exactly this alert quiet. */
export function matchersOfLabels(labels: Readonly<Record<string, string>>): Matcher[] {
  return Object.entries(labels).map(([name, value]) => ({ name, operator: '=', value }));
}

function readMatcher(line: string): Matcher | null {
  const [, name, operator, written = ''] = shape.exec(line) ?? [];
  const value = unquote(written);
  if (name === undefined || value === null) return null;
  if (operator !== '=' && operator !== '!=' && operator !== '=~' && operator !== '!~') return null;
  return { name, operator, value };
}

function unquote(written: string): string | null {
  if (!written.startsWith('"')) return written;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
