/** A mail as its reader's program shows it (RFC 5322, 2045 to 2047). */
export interface Mail {
  /** As they stand, unfolded. */
  readonly headers: readonly string[];
  /** Decoded; the first of that name, in small letters. */
  header(name: string): string | undefined;
  /** The parts of `multipart/alternative`, decoded, by their type. */
  readonly parts: ReadonlyMap<string, string>;
}

/** @param raw bytes as `latin1`. */
export function readMail(raw: string): Mail {
  const { headers, header, body } = split(raw);
  const [, boundary] = /boundary="?([^";]+)/.exec(header('content-type') ?? '') ?? [];
  const parts = new Map<string, string>();
  for (const piece of boundary === undefined ? [] : body.split(`--${boundary}`).slice(1, -1)) {
    const part = split(piece.replace(/^\r?\n/, ''));
    const type = part.header('content-type')?.split(';')[0] ?? '';
    parts.set(type, decode(part.body, part.header('content-transfer-encoding')));
  }
  return { headers, header: (name) => decodeWords(header(name)), parts };
}

function split(raw: string) {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const headers = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const header = (name: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  return { headers, header, body: rest.join('\n\n') };
}

function decode(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  const plain = encoding === 'quoted-printable' ? unquote(body.replaceAll(/=\r?\n/g, '')) : body;
  return Buffer.from(plain, 'latin1').toString();
}

function unquote(text: string): string {
  return text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Spaces between two encoded words belong to neither. */
function decodeWords(text: string | undefined): string | undefined {
  const joined = text?.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined?.replaceAll(/=\?utf-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, word: string) =>
    how.toUpperCase() === 'B'
      ? decode(word, 'base64')
      : decode(word.replaceAll('_', ' '), 'quoted-printable'),
  );
}
