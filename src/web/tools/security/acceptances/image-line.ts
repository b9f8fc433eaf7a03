/** `docker.io/library/postgres` of `postgres:16@sha256:…`: what a rule names, so that it outlives updates. */
export function imageLine(reference: string): string {
  const untagged = reference.replace(/@.*$/u, '').replace(/:[^:/]*$/u, '');
  const [first = '', ...rest] = untagged.split('/');
  const hasRegistry =
    rest.length > 0 && (first.includes('.') || first.includes(':') || first === 'localhost');
  if (hasRegistry) return untagged;
  return rest.length > 0 ? `docker.io/${untagged}` : `docker.io/library/${untagged}`;
}
