import type { VersionScheme } from '../scheme.ts';

/** Longer texts are no versions: it bounds what reading a hostile one may cost. Maven and npm stop at 256. */
const maxLength = 4096;

interface Definition<Parsed> extends Pick<VersionScheme, 'id' | 'title' | 'atLimit'> {
  /** `undefined` for what is no version. */
  readonly parse: (text: string) => Parsed | undefined;
  readonly order: (a: Parsed, b: Parsed) => number;
}

/** A scheme whose versions are taken apart first; the order is one over all of them. */
export function defineScheme<Parsed>({ parse, order, ...named }: Definition<Parsed>): VersionScheme {
  const read = (text: string): Parsed | undefined => (text.length > maxLength ? undefined : parse(text));
  return {
    ...named,
    isVersion: (text) => read(text) !== undefined,
    compare: (a, b) => {
      const left = read(a);
      const right = read(b);
      return left === undefined || right === undefined ? undefined : order(left, right);
    },
  };
}
