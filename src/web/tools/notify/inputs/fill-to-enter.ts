/** How another product reaches an input: this NEXUS as the browser knows it, and the path that was shown once. */
export interface InputAddress {
  /** `https://nexus.example` */
  readonly origin: string;
  /** `/api/notify/in/…` */
  readonly path: string;
}

/** What every path of an input begins with; the token follows. */
export const inputPath = '/api/notify/in/';

export function addressOf({ origin, path }: InputAddress): string {
  return origin + path;
}

/** What has to be entered in the other product, with this address in it. */
export function fillToEnter(toEnter: string, address: InputAddress): string {
  const { host, protocol } = new URL(address.origin);
  const token = address.path.split('/').at(-1) ?? '';
  const filled = toEnter
    .replaceAll('ADDRESS', addressOf(address))
    .replaceAll(/\bNEXUS\b/g, host)
    .replaceAll(/\bTOKEN\b/g, token);
  if (protocol === 'https:') return filled.replace(/^json:/, 'jsons:');
  // shoutrrr speaks https unless it is told otherwise; Apprise, above, the other way round.
  return filled.includes('generic://') ? `${filled}&disabletls=yes` : filled;
}
