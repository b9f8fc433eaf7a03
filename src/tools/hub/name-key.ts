/**
 * A name as it is compared and counted: without case, Unicode variants of one letter or surrounding space, so that
 * `Ana`, `ＡＮＡ` and `ana ` are one account to sign-in and throttle alike.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toUpperCase().toLowerCase().normalize('NFKC');
}
