import type { FileEntry } from '#contracts/containers/files.ts';

/** A name as it can be shown in one line: what would break the line, or write over it, is shown as an escape. */
export function visibleName(name: string): string {
  return name
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll('\r', String.raw`\r`)
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, escaped);
}

function escaped(sign: string): string {
  const code = sign.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}

/** `rwxr-xr-x`, with the set-id and sticky bits where `ls` shows them. */
export function modeWords(mode: number): string {
  const letters = 'rwxrwxrwx'
    .split('')
    .map((letter, index) => ((mode & (1 << (8 - index))) === 0 ? '-' : letter));
  const special = [
    [0o4000, 2, 's', 'S'],
    [0o2000, 5, 's', 'S'],
    [0o1000, 8, 't', 'T'],
  ] as const;
  for (const [bit, at, withExecute, without] of special) {
    if ((mode & bit) !== 0) letters[at] = letters[at] === '-' ? without : withExecute;
  }
  return letters.join('');
}

export function childPath(folder: string, name: string): string {
  return `${folder === '/' ? '' : folder}/${name}`;
}

/** The folders from the top down to `path`, each with its own path. */
export function trailOf(path: string): { name: string; path: string }[] {
  const names = path.split('/').filter(Boolean);
  return names.map((name, index) => ({ name, path: `/${names.slice(0, index + 1).join('/')}` }));
}

/** A link may lead to a folder: only trying tells. */
export function canEnter({ kind, isAddressable }: FileEntry): boolean {
  return isAddressable && (kind === 'folder' || kind === 'link');
}

export function canRead({ kind, isAddressable }: FileEntry): boolean {
  return isAddressable && (kind === 'file' || kind === 'link');
}
