/** An address from a report, if a click may follow it: a path of this app, or http(s). Reports come from outside. */
export function safeHref(address: string | null): string | null {
  if (address === null) return null;
  if (/^\/(?![/\\])/u.test(address)) return address;
  return /^https?:\/\//iu.test(address) ? address : null;
}
