import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './debian-root.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bundleDependencies?: readonly string[];
}

/** An application that npm itself installs from packed packages: a scoped one, and two versions of one. */
export function installNpmTree(app: string, sources: string): void {
  const make = (folder: string, manifest: Manifest) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'index.js'), '');
    return folder;
  };
  const outer = make(join(sources, 'outer'), {
    name: 'nx-outer',
    version: '3.1.4',
    dependencies: { 'nx-twice': '1.0.0' },
    bundleDependencies: ['nx-twice'],
  });
  make(join(outer, 'node_modules/nx-twice'), { name: 'nx-twice', version: '1.0.0' });
  const twice = make(join(sources, 'twice'), { name: 'nx-twice', version: '2.0.0-rc.1' });
  const scoped = make(join(sources, 'scoped'), { name: '@nx-test/scoped', version: '0.0.7' });
  const gone = make(join(sources, 'gone'), { name: 'nx-gone', version: '6.6.6' });
  // All at once: each start of npm takes a second.
  const files = run('npm', ['pack', '--silent', '--offline', outer, twice, scoped, gone], sources);
  const packed = files
    .trim()
    .split('\n')
    .map((file) => join(sources, file));
  make(app, { name: 'nx-app', version: '1.0.0' });
  const quiet = [
    '--offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--cache',
    join(sources, 'cache'),
  ];
  run('npm', ['install', ...quiet, ...packed], app);
}

interface Listed {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

/** `name version` of everything that npm says is installed. */
export function listedByNpm(app: string): string[] {
  const listed = (all: Listed['dependencies'] = {}): string[] =>
    Object.entries(all).flatMap(([name, one]) => [`${name} ${one.version}`, ...listed(one.dependencies)]);
  const { dependencies }: Listed = JSON.parse(run('npm', ['ls', '--all', '--json'], app));
  return [...new Set(listed(dependencies))].toSorted();
}
