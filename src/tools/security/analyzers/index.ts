import type { Analyzer } from './analyzer.ts';

/** Each file of an image goes to the first that wants it. */
export const analyzers: readonly Analyzer[] = [];
