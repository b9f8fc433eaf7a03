import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  /** As a package's control file writes it, such as `made-of (1.2-3)`. */
  readonly source?: string;
  /** Text by path. */
  readonly files?: Readonly<Record<string, string>>;
}

// dpkg looks for programs that people have no path to.
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
const force = ['--force-not-root', '--force-bad-path', '--no-triggers'];

export function run(program: string, args: readonly string[], cwd?: string): string {
  return execFileSync(program, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
}

/** A root with the folders of a Debian whose `/lib` is a link, and a list of packages that dpkg itself keeps. */
export function newDebianRoot(root: string): void {
  for (const folder of ['usr/lib', 'etc', 'var/lib/dpkg/info', 'var/lib/dpkg/updates'])
    mkdirSync(join(root, folder), { recursive: true });
  symlinkSync('usr/lib', join(root, 'lib'));
  writeFileSync(join(root, 'var/lib/dpkg/status'), '');
  const release = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian of a test"\n';
  writeFileSync(join(root, 'usr/lib/os-release'), release);
  symlinkSync('../usr/lib/os-release', join(root, 'etc/os-release'));
}

/** Packs the packages with dpkg-deb, and lets dpkg install them, or put them in place of older ones. */
export function install(root: string, packages: readonly DebianPackage[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-deb-'));
  try {
    run('dpkg', [
      `--root=${root}`,
      ...force,
      '-i',
      ...packages.map((one) => packed(join(folder, one.name), one)),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function remove(root: string, name: string): void {
  run('dpkg', [`--root=${root}`, ...force, '-r', name]);
}

/** `name version architecture source-name source-version` of what dpkg calls installed. */
export function installedIn(root: string): string[] {
  const form =
    '${db:Status-Status} ${Package} ${Version} ${Architecture} ${source:Package} ${source:Version}\n';
  const lines = run('dpkg-query', [`--admindir=${root}/var/lib/dpkg`, '-W', '-f', form]).split('\n');
  return lines.flatMap((line) => (line.startsWith('installed ') ? [line.slice(10)] : [])).toSorted();
}

/** The same packages as images without a package manager list them: a file each, with the sums of its files. */
export function asDistroless(root: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const stanza of readFileSync(join(root, 'var/lib/dpkg/status'), 'utf8').split(/\n\n+/)) {
    const name = /^Package: (.*)$/m.exec(stanza)?.[1];
    if (name === undefined || !/^Status: install ok installed$/m.test(stanza)) continue;
    writeFileSync(join(to, name), `${stanza.replace(/^Status: .*\n/m, '')}\n`);
    writeFileSync(join(to, `${name}.md5sums`), '');
  }
}

function packed(folder: string, { name, version, source, files = {} }: DebianPackage): string {
  const control = [
    `Package: ${name}`,
    ...(source === undefined ? [] : [`Source: ${source}`]),
    `Version: ${version}`,
    'Architecture: all',
    'Maintainer: A Test <test@example.org>',
    'Description: of a test',
  ];
  const all = { ...files, 'DEBIAN/control': `${control.join('\n')}\n` };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  run('dpkg-deb', ['--build', '--root-owner-group', folder, `${folder}.deb`]);
  return `${folder}.deb`;
}
