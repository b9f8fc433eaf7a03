export interface WebAddress {
  readonly href: string;
  /** Who one gets to, as the browser reads it: a name in another script shows as it is sent (`xn--…`). */
  readonly host: string;
  /** What comes behind the host, as it is written. */
  readonly rest: string;
}

/** Addresses come from advisories, which anybody can write: only a page of the web is made a link. */
export function webAddress(address: string | null): WebAddress | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (!['http:', 'https:'].includes(url.protocol)) return null;
  // A name before the host is there to look like one.
  if (url.username !== '' || url.password !== '') return null;
  const rest = `${url.pathname}${url.search}${url.hash}`;
  return { href: url.href, host: url.host, rest: rest === '/' ? '' : rest };
}
