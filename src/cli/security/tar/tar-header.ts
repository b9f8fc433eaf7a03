/** What goes into an archive. Names and targets are bytes, one character each (latin1): a file may be called anything. */
export interface TarMember {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'hard-link';
  readonly mode: number;
  readonly modifiedAtMs: number;
  /** Of a file; under 8 GiB, which is what the field holds. */
  readonly sizeBytes: number;
  /** Of a link; a hard link leads to the name of a member before it. */
  readonly linkTarget: string;
}

export const blockBytes = 512;
export const mostFileBytes = 8 * 1024 ** 3 - 1;
const types = { file: '0', 'hard-link': '1', link: '2', folder: '5' } as const;
const fieldBytes = 100;

/** Before a member's content (POSIX.1-2017 pax, ustar): names that do not fit go into an extended header of their own. */
export function tarHeader(member: TarMember): Buffer {
  const { name, kind, linkTarget } = member;
  const records = [
    ...(name.length > fieldBytes ? [record('path', name)] : []),
    ...(linkTarget.length > fieldBytes ? [record('linkpath', linkTarget)] : []),
  ];
  const own = header(member, types[kind]);
  if (records.length === 0) return own;
  const body = Buffer.from(records.join(''), 'latin1');
  const extended = { ...member, name: 'pax', sizeBytes: body.length, linkTarget: '' };
  return Buffer.concat([header(extended, 'x'), body, Buffer.alloc(paddingOf(body.length)), own]);
}

/** Zeros up to the next whole block. */
export function paddingOf(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}

/** `<length> <keyword>=<value>\n`; the length counts its own digits. */
function record(keyword: string, value: string): string {
  const rest = ` ${keyword}=${value}\n`;
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}

function header({ name, mode, sizeBytes, modifiedAtMs, linkTarget }: TarMember, type: string): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (at: number, length: number, value: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  block.write(name.slice(0, fieldBytes), 0, 'latin1');
  octal(100, 8, mode & 0o7777);
  octal(108, 8, 0);
  octal(116, 8, 0);
  octal(124, 12, sizeBytes);
  octal(136, 12, Math.min(Math.max(0, Math.trunc(modifiedAtMs / 1000)), 0o77777777777));
  block.fill(0x20, 148, 156);
  block.write(type, 156, 'latin1');
  block.write(linkTarget.slice(0, fieldBytes), 157, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}
