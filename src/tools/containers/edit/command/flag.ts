import { shellQuote } from '../../shell-quote.ts';

/** One word of a command line that a person may paste into a shell. */
export function flag(name: string, value: string): string {
  return `--${name} ${shellQuote(value)}`;
}

export function flags(name: string, values: readonly string[]): string[] {
  return values.map((value) => flag(name, value));
}

/** A text that is not empty, or a number that is not zero. */
export function valuesOf(value: unknown): string[] {
  if (typeof value === 'number' && value !== 0) return [String(value)];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(valuesOf) : [];
}

/** `name=value` of each entry. */
export function pairsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, each]) => `${name}=${String(each)}`);
}

/** As docker writes sizes: `512m` where it comes out even. */
export function sizesOf(bytes: number | undefined): string[] {
  if (bytes === undefined || bytes === 0) return [];
  const unit = (
    [
      ['g', 1024 ** 3],
      ['m', 1024 ** 2],
      ['k', 1024],
    ] as const
  ).find(([, size]) => bytes % size === 0);
  return [unit && bytes > 0 ? `${bytes / unit[1]}${unit[0]}` : String(bytes)];
}
