let collator: Intl.Collator | undefined;

/** Orders names as people expect: `disk 2` before `disk 10`, whatever their case. Made at the first use: it costs 3 MB of memory. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a.name, b.name);
}
