import type { Labels } from '#contracts/notify/matcher.ts';
import { readMatcherLines } from '../silences/matcher-lines.ts';

/** One label a line: `host = nas`. `wrongLine`: the first that is none, or null. */
export function readLabelLines(lines: string): { labels: Labels; wrongLine: string | null } {
  const { matchers, wrongLine } = readMatcherLines(lines);
  const other = matchers.find(({ operator }) => operator !== '=');
  return {
    labels: Object.fromEntries(matchers.map(({ name, value }) => [name, value])),
    wrongLine: wrongLine ?? (other ? `${other.name}${other.operator}${other.value}` : null),
  };
}

export function writeLabelLines(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name} = ${/^"|\n|^\s|\s$/u.test(value) ? JSON.stringify(value) : value}`)
    .join('\n');
}
