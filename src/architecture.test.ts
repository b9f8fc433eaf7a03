import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * Who may import whom, by folder of src; the first entry that matches a file decides. `$1` is what the parentheses matched,
 * so that a tool reaches itself and no other tool. A change to this table needs a decision record in docs/decisions.
 */
const importTable: readonly { from: RegExp; may: readonly string[] }[] = [
  { from: /^[\w-]+\.ts$/, may: ['', 'contracts/', 'library/', 'kernel/', 'tools/', 'agent/', 'cli/'] },
  { from: /^contracts\//, may: ['contracts/'] },
  { from: /^library\//, may: ['library/'] },
  { from: /^kernel\//, may: ['kernel/', 'contracts/'] },
  { from: /^tools\/([^/]+)\//, may: ['tools/$1/', 'kernel/', 'contracts/', 'library/'] },
  { from: /^cli\//, may: ['cli/', 'contracts/'] },
  { from: /^agent\//, may: ['agent/', 'kernel/', 'contracts/', 'library/'] },
  { from: /^web\/(ui|shell|i18n)\//, may: ['web/ui/', 'web/shell/', 'web/i18n/', 'contracts/'] },
  {
    from: /^web\/tools\/([^/]+)\//,
    may: ['web/tools/$1/', 'web/ui/', 'web/shell/', 'web/i18n/', 'contracts/'],
  },
  { from: /^web\//, may: ['web/', 'contracts/'] },
];

const sql =
  /^kernel\/(database|bus|coordinator|schedule)\/|^kernel\/.*-store(\.test)?\.ts$|^tools\/[^/]+\/(migrations\/|.*-store(\.test)?\.ts$)/;
const schemas =
  /^(contracts|kernel\/(http|settings)|web)\/|^kernel\/(config(\.test)?|tool)\.ts$|^tools\/[^/]+\/(?!migrations)[^/]+\//;
/** Where each npm package may be imported, tests included; a package that is not listed may be imported nowhere. */
const npmTable: readonly { packages: RegExp; within: RegExp }[] = [
  { packages: /^zod$/, within: schemas },
  { packages: /^(hono|@hono\/node-server|ws)$/, within: /^kernel\/http\// },
  // Framing and masking of RFC 6455, for a monitor as for our own sockets.
  { packages: /^ws$/, within: /^tools\/pulse\/checks\/websocket\// },
  { packages: /^(kysely|pg)$/, within: sql },
  {
    packages: /^(react|react-dom|lucide-react|uplot|codemirror|tailwindcss|vite|jsdom|axe-core)$/,
    within: /^web\//,
  },
  {
    packages:
      /^@(tanstack|base-ui|codemirror|lezer|fontsource-variable|vitejs|tailwindcss|testing-library)\//,
    within: /^web\//,
  },
  { packages: /^yaml$/, within: /^library\/(compose|alertmanager)\// },
  // Patterns that people write, in time that grows with the text only.
  { packages: /^re2js$/, within: /^(library\/alertmanager|tools\/watcher\/tags)\// },
  { packages: /^liquidjs$/, within: /^tools\/notify\/messages\// },
  { packages: /^nodemailer$/, within: /^tools\/notify\/channels\// },
  { packages: /^@xterm\//, within: /^web\// },
  { packages: /^vitest$/, within: /\.test\.tsx?$|conformance/ },
  { packages: /^node:/, within: /^(?!contracts\/|web\/)|\.test\.tsx?$|^web\/vite\.config\.ts$/ },
];

/** The families: folder, and the file with their interface. Each other file in the folder is a kind that index.ts lists. */
const families: Readonly<Record<string, string>> = {
  'tools/hub/sign-in': 'method.ts',
  'tools/notify/channels': 'channel.ts',
  'tools/security/analyzers': 'analyzer.ts',
  'tools/security/feeds': 'feed.ts',
  'tools/watcher/labels': 'label-family.ts',
  'tools/watcher/registries': 'registry.ts',
  'library/versions': 'scheme.ts',
};

const maxLines = 300;
/** What a file is called when nobody knows what it is. */
const vagueEnding = /(^|-)(manager|service|helper|util|common)s?$/;

interface Import {
  readonly target: string;
  /** False for `import type`, which leaves nothing behind at run time. */
  readonly isValue: boolean;
}

const top = fileURLToPath(new URL('..', import.meta.url));
const committed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: top,
})
  .toString()
  .split('\0')
  .filter((path) => path !== '' && existsSync(`${top}${path}`));
const code = committed.filter((path) => /^(src|test|bench|scripts)\/.*\.(m?ts|tsx|mjs)$/.test(path));
const sources = new Map(code.filter(isInSrc).map((path) => [path.slice('src/'.length), importsOf(path)]));

function isInSrc(path: string): boolean {
  return path.startsWith('src/') && path !== 'src/architecture.test.ts';
}

function read(path: string): string {
  return readFileSync(`${top}${path}`, 'utf8');
}

/** What a file imports: paths relative to src for our own files, the package's name for npm, `node:x` for Node. */
function importsOf(path: string): Import[] {
  const statements =
    /^(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...read(path).matchAll(statements)].map(([, type, from, dynamic]) => ({
    target: resolve(path.slice('src/'.length), (from ?? dynamic)!),
    isValue: type === undefined,
  }));
}

function resolve(importer: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(dirname(importer), specifier);
  if (specifier.startsWith('#test/')) return `../${specifier.slice(1)}`;
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('node:')) return specifier;
  const [scopeOrName, name] = specifier.split('/');
  return scopeOrName!.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName!;
}

function isOwn(target: string): boolean {
  return /\.(tsx?|css|json|svg|png|woff2)$/.test(target);
}

function* allImports(): Generator<[importer: string, imported: Import]> {
  for (const [importer, imports] of sources) for (const imported of imports) yield [importer, imported];
}

function mayImport(importer: string, target: string): boolean {
  if (target === '../package.json') return true;
  if (target.startsWith('../test/')) return importer.includes('.test.');
  const row = importTable.find(({ from }) => from.test(importer));
  const own = row?.from.exec(importer)?.[1] ?? '';
  return row?.may.some((prefix) => target.startsWith(prefix.replace('$1', own))) ?? false;
}

test('the layers import only what the table allows', () => {
  const breaches = [...allImports()]
    .filter(([importer, { target }]) => isOwn(target) && !mayImport(importer, target))
    .map(([importer, { target }]) => `${importer} imports ${target}`);
  expect(breaches).toEqual([]);
});

test.each([
  ['tools/pulse/checks.ts', 'tools/pulse/monitors/http.ts', true],
  ['tools/pulse/checks.ts', 'tools/notify/routes.ts', false],
  ['kernel/bus/bus.ts', 'tools/pulse/checks.ts', false],
  ['library/docker/engine.ts', 'kernel/errors.ts', false],
  ['web/ui/table.tsx', 'web/tools/pulse/checks.tsx', false],
  ['contracts/hub.ts', 'kernel/errors.ts', false],
])('the table answers for %s importing %s with %s', (importer, target, allowed) => {
  expect(mayImport(importer, target)).toBe(allowed);
});

test('npm packages and Node modules stay where the table puts them', () => {
  const breaches = [...allImports()]
    .filter(([, { target }]) => !isOwn(target))
    .filter(
      ([importer, { target }]) =>
        !npmTable.some(({ packages, within }) => packages.test(target) && within.test(importer)),
    )
    .map(([importer, { target }]) => `${importer} imports ${target}`);
  expect(breaches).toEqual([]);
});

test('every import of our own code names a file that exists', () => {
  const known = new Set(committed.map((path) => posix.relative('src', path)));
  const broken = [...allImports()]
    .filter(([, { target }]) => isOwn(target) && !known.has(target))
    .map(([importer, { target }]) => `${importer} imports ${target}`);
  expect(broken).toEqual([]);
});

test('no file imports itself, however long the way round', () => {
  expect(findCycle()).toEqual([]);
});

/** The files of the first cycle of value imports, in order, or none. */
function findCycle(): string[] {
  const finished = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return [];
    for (const { target, isValue } of sources.get(file) ?? []) {
      const cycle = isValue ? visit(target, [...trail, file]) : [];
      if (cycle.length > 0) return cycle;
    }
    finished.add(file);
    return [];
  };
  for (const file of sources.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

test('the index of a family lists every kind, and there is no other index', () => {
  const unlisted = Object.entries(families).flatMap(([folder, family]) => {
    const listed = new Set(sources.get(`${folder}/index.ts`)?.map(({ target }) => target));
    const kinds = [...sources.keys()].filter(
      (file) => dirname(file) === folder && !/\.test\.ts$|conformance/.test(file),
    );
    return kinds.filter(
      (file) => ![`${folder}/${family}`, `${folder}/index.ts`].includes(file) && !listed.has(file),
    );
  });
  const barrels = [...sources.keys()].filter(
    (file) => /\/index\.tsx?$/.test(file) && !mayHaveIndex(dirname(file)),
  );
  expect({ unlisted, barrels }).toEqual({ unlisted: [], barrels: [] });
});

/** A family lists its kinds; a tool's folder in the web lists its pages. */
function mayHaveIndex(folder: string): boolean {
  return folder in families || /^web\/tools\/[^/]+$/.test(folder);
}

test('file names are in kebab-case and say what is inside', () => {
  const misnamed = code.filter((path) => {
    const name = posix.basename(path).replace(/(\.test|\.config|\.conformance|\.d)?\.(m?ts|tsx|mjs)$/, '');
    return vagueEnding.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  });
  expect(misnamed).toEqual([]);
});

test(`no file is longer than ${maxLines} lines`, () => {
  const long = code.filter((path) => read(path).split('\n').length - 1 > maxLines);
  expect(long).toEqual([]);
});

test('only the entries read the environment', () => {
  const readers = [...sources.keys()].filter((file) => /\bprocess\.env\b/.test(read(`src/${file}`)));
  expect(readers.filter((file) => !/^(main|agent|cli|replace-self)\.ts$|\.test\.tsx?$/.test(file))).toEqual(
    [],
  );
});

test('nothing committed names this checkout or a package registry', () => {
  const place = top.replace(/\/$/, '');
  // A checkout right below the root has a name that any text may contain.
  const isTelling = place.split('/').length > 2;
  const texts = committed.filter((path) => !/\.(png|jpg|woff2|ico|gz|tar)$/.test(path));
  expect(texts.filter((path) => isTelling && read(path).includes(place))).toEqual([]);
  expect(read('package-lock.json')).not.toContain('"resolved"');
});
