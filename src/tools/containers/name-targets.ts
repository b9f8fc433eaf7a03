/** What one operation on all of these is about: "cache and 2 more". */
export function nameTargets(names: readonly string[]): string {
  const [first = '', ...others] = names;
  return others.length > 0 ? `${first} and ${others.length} more` : first;
}
