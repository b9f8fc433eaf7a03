const mostNamed = 5;

/** Why a thing that these containers have is kept: "used by web, db (stopped) and 3 more." */
export function usedBy(users: readonly { readonly name: string; readonly running: boolean }[]): string {
  const named = users.slice(0, mostNamed).map(({ name, running }) => (running ? name : `${name} (stopped)`));
  const more = users.length > mostNamed ? ` and ${users.length - mostNamed} more` : '';
  return `used by ${[...new Set(named)].join(', ')}${more}.`;
}
