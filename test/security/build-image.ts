import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { docker } from '../docker-command.ts';
import { testImage } from '../docker-containers.ts';

/** Text by path, of a root folder. */
export type RootFiles = Readonly<Record<string, string>>;
/** Version by name. */
export type Versions = Readonly<Record<string, string>>;

/** What apk keeps of an Alpine. Its list counts, not the programs, which are those of busybox. */
export function alpineRoot(packages: Versions, release = '3.20.3'): RootFiles {
  const installed = Object.entries(packages).map(
    ([name, version]) => `P:${name}\nV:${version}\nA:x86_64\no:${name}\n\n`,
  );
  const [major, minor] = release.split('.');
  const title = `Alpine Linux v${major}.${minor}`;
  return {
    'etc/os-release': `ID=alpine\nVERSION_ID=${release}\nPRETTY_NAME="${title}"\n`,
    'lib/apk/db/installed': installed.join(''),
  };
}

/** What dpkg keeps of a Debian 12. */
export function debianRoot(packages: Versions): RootFiles {
  const status = Object.entries(packages).map(([name, version]) =>
    [
      `Package: ${name}`,
      'Status: install ok installed',
      'Architecture: amd64',
      `Version: ${version}`,
      'Maintainer: A Test <test@example.org>',
      'Description: of a test\n\n',
    ].join('\n'),
  );
  const release = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian 12"\n';
  return { 'etc/os-release': release, 'var/lib/dpkg/status': status.join('') };
}

export function npmRoot(packages: Versions): RootFiles {
  return Object.fromEntries(
    Object.entries(packages).map(([name, version]) => [
      `app/node_modules/${name}/package.json`,
      JSON.stringify({ name, version }),
    ]),
  );
}

export interface ImageToBuild {
  readonly tag: string;
  readonly label: string;
  readonly files: RootFiles;
}

/** Files upon busybox; it sleeps. */
export async function buildImage({ tag, label, files }: ImageToBuild): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'nexus-image-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(context, 'root', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const lines = [`FROM ${testImage}`, 'COPY root /', `LABEL ${label}`, 'CMD ["sleep", "1000"]'];
    await writeFile(join(context, 'Dockerfile'), `${lines.join('\n')}\n`);
    await docker(['build', '-q', '-t', tag, context], { DOCKER_BUILDKIT: '0' });
  } finally {
    await rm(context, { recursive: true });
  }
}
