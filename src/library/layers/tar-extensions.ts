import { isExact, type RawHeader, type TarHeader, type TarKind } from './tar-header.ts';
import { TarError } from './tar-error.ts';

/** What extended headers say about the entry after them, or with `g` about all that follow. By keyword of POSIX pax. */
export type Extensions = ReadonlyMap<string, Buffer>;

/** What is looked at; the rest, such as extended attributes, is not kept: an archive may hold any amount of it. */
const keywords = new Set(['path', 'linkpath', 'size', 'uid', 'gid', 'mtime']);
const sparseKeywords = new Set(
  ['major', 'name', 'realsize', 'size', 'map'].map((keyword) => `GNU.sparse.${keyword}`),
);
/** Version 0.0 of sparse files says these two over and over, which later ones say in one `map`. */
const sparseParts = new Set(['GNU.sparse.offset', 'GNU.sparse.numbytes']);

/** `<length> <keyword>=<value>\n`, over and over; the length counts itself (POSIX.1-2017 pax, "Extended Header"). */
export function parsePax(body: Buffer): Extensions {
  const records = new Map<string, Buffer>();
  const parts: string[] = [];
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at);
    const digits = space < 0 ? '' : body.toString('latin1', at, space);
    const length = /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0;
    const end = at + length;
    const equals = body.indexOf(0x3d, space);
    if (length === 0 || end > body.length || body[end - 1] !== 0x0a || equals < 0 || equals >= end) {
      throw new TarError('malformed', 'An extended header of the archive is damaged.');
    }
    const keyword = body.toString('utf8', space + 1, equals);
    const value = body.subarray(equals + 1, end - 1);
    if (keywords.has(keyword) || sparseKeywords.has(keyword)) records.set(keyword, value);
    else if (sparseParts.has(keyword)) parts.push(value.toString('latin1'));
    at = end;
  }
  if (parts.length > 0) records.set('GNU.sparse.map', Buffer.from(parts.join(',')));
  return records;
}

const kinds: Readonly<Record<string, TarKind>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  S: 'file',
  '1': 'hard-link',
  '2': 'link',
  '3': 'character-device',
  '4': 'block-device',
  '5': 'folder',
  '6': 'pipe',
};

export function headerOf(raw: RawHeader, said: Extensions): TarHeader {
  const long = said.get('GNU.sparse.name') ?? said.get('path');
  const shown = long?.toString('utf8') ?? raw.name;
  const kind = kinds[raw.type] ?? 'other';
  return {
    name: shown,
    isNameExact: long ? isExact(shown, long) : raw.isNameExact,
    // Before POSIX, a folder was a file whose name ends with a slash.
    kind: kind === 'file' && shown.endsWith('/') ? 'folder' : kind,
    sizeBytes: whole(said.get('size')) ?? raw.sizeBytes,
    mode: raw.mode,
    uid: whole(said.get('uid')) ?? raw.uid,
    gid: whole(said.get('gid')) ?? raw.gid,
    modifiedAtMs: milliseconds(said.get('mtime')) ?? raw.modifiedAtMs,
    linkTarget:
      kind === 'link' || kind === 'hard-link'
        ? (said.get('linkpath')?.toString('utf8') ?? raw.linkTarget)
        : '',
  };
}

function whole(value: Buffer | undefined): number | undefined {
  if (value === undefined || value.length === 0) return undefined;
  const digits = value.toString('latin1');
  const parsed = /^\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isSafeInteger(parsed)) {
    throw new TarError('malformed', 'A number in an extended header of the archive is none.');
  }
  return parsed;
}

function milliseconds(value: Buffer | undefined): number | undefined {
  const seconds = value === undefined || value.length === 0 ? Number.NaN : Number(value.toString('latin1'));
  return Number.isFinite(seconds) ? Math.max(0, Math.trunc(seconds * 1000)) : undefined;
}
