import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface ExpectedList {
  readonly name: string;
  readonly content: Buffer;
  /** What a package manager printed for it, by columns. */
  readonly rows: readonly (readonly string[])[];
}

export const sharedData = new URL('../../../../../../shared/data/cve/', import.meta.url);

/** For tests: databases of package managers with what these say of them; none where the shared data is not there. */
export function expectedLists(prefix: string): readonly ExpectedList[] {
  const folder = new URL('expected/', sharedData);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.tsv'))
    .map((file) => {
      const name = file.slice(0, -'.tsv'.length);
      return {
        name,
        content: contentOf(name),
        rows: rowsOf(readFileSync(new URL(encodeURIComponent(file), folder), 'utf8')),
      };
    });
}

/** `a__b#c__d` is the file `c/d` in the archive of texts `a/b`. */
function contentOf(name: string): Buffer {
  const [file = '', inner] = name.replaceAll('__', '/').split('#');
  const content = readFileSync(new URL(file, sharedData));
  if (inner === undefined) return content;
  const start = `-- ${inner} --\n`;
  const text = content.toString();
  const rest = text.slice(text.indexOf(start) + start.length);
  return Buffer.from(rest.split(/^-- .+ --$/m, 1)[0] ?? '');
}

function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Managers print in an order of their own. */
export function inOrder(
  rows: readonly (readonly (string | null | undefined)[])[],
): readonly (readonly (string | null | undefined)[])[] {
  return rows.toSorted((a, b) => (a.join('\t') < b.join('\t') ? -1 : 1));
}
