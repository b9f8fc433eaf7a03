import { createHash } from 'node:crypto';
import type { PackageType } from '#contracts/security/package.ts';
import type { Analyzer } from '../analyzers/analyzer.ts';

/** An entry of a layer in a test: a file with this text, a folder, a link or a hard link. */
export type TestEntry = readonly [
  name: string,
  what: string | { readonly folder: true } | { readonly link: string } | { readonly hardLink: string },
];

/** A tar archive (POSIX.1-2017, ustar), with links, which `writeTar` does not write. */
export function tarOf(...entries: readonly TestEntry[]): Buffer {
  const blocks = entries.flatMap(([name, what]) => {
    const text = Buffer.from(typeof what === 'string' ? what : '');
    const padding = Buffer.alloc((512 - (text.length % 512)) % 512);
    return [headerOf(name, what, text.length), text, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function headerOf(name: string, what: TestEntry[1], sizeBytes: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(typeOf(what), 156);
  if (typeof what === 'object')
    header.write('link' in what ? what.link : 'hardLink' in what ? what.hardLink : '', 157);
  header.write('ustar\u000000', 257);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function typeOf(what: TestEntry[1]): string {
  if (typeof what === 'string') return '0';
  if ('folder' in what) return '5';
  return 'link' in what ? '2' : '1';
}

export function sha256Of(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export async function* inChunks(bytes: Buffer, size = 1000): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** Reads `var/db/packages` and `*.pkgs`, a package a line: `deb name 1.0`; lists `*.owned`; and `etc/os-release` as `id version`. */
export const testAnalyzer: Analyzer = {
  id: 'test',
  title: 'test lists',
  types: ['deb', 'npm'],
  revision: 1,
  places: ['var/db', 'etc/os-release'],
  wants: ({ path }) =>
    path === 'var/db/packages' || /\.(pkgs|owned|broken)$|^(etc|usr\/lib)\/os-release$/.test(path),
  async read(file) {
    const lines = (await file.whole(100_000)).toString().split('\n').filter(Boolean);
    if (file.path.endsWith('.broken')) throw new Error('a bug');
    if (file.path.endsWith('.owned')) return { owned: lines };
    const words = lines.map((line) => line.split(' '));
    if (file.path.endsWith('os-release')) {
      const [[id = '', version = ''] = []] = words;
      return { distribution: { id, version, codename: null, title: id } };
    }
    const nothing = { arch: null, source: null, module: null, vendor: null };
    return {
      packages: words.map(([type, name = '', version = '']) => ({
        type: isType(type) ? type : 'deb',
        name,
        version,
        ...nothing,
        path: file.path,
      })),
    };
  },
};

function isType(text: string | undefined): text is PackageType {
  return text === 'deb' || text === 'npm';
}
