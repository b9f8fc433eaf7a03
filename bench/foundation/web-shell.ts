import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Measurement } from '../benchmark.ts';
import { round } from '../statistics.ts';

const web = fileURLToPath(new URL('../../dist/web/', import.meta.url));

/** The JavaScript that a browser loads before it can show any page: the page's scripts and what they import statically. */
export function measureWebShell(): Measurement {
  const page = readFileSync(`${web}index.html`, 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path!);
  const files = withImports(named);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${web}${file}`)).length, 0);
  return { name: 'webShellKB', value: round(bytes / 1000), atMost: 200, note: `gzip, ${files.length} files` };
}

function withImports(named: readonly string[]): string[] {
  const found = new Set(named);
  for (const file of found) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const statics = readFileSync(`${web}${file}`, 'utf8').matchAll(
      /(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g,
    );
    for (const [, name] of statics) found.add(`${folder}${name}`);
  }
  return [...found];
}
