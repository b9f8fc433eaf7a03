import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker } from './docker-command.ts';
import { programPath } from './engines.ts';

export const baseTag = 'nexus-test-node:24';

/**
 * Builds deploy/Dockerfile from dist/ as `tag`. Its usual base lies in a registry; this one is made here from busybox, the Node
 * that runs this very process, the ping of iputils, and the libraries that they are linked to.
 */
export async function buildImage(tag: string): Promise<void> {
  await buildNodeBase();
  const target = ['--target', 'prebuilt', '--build-arg', `BASE=${baseTag}`];
  await docker(['build', '--quiet', '--file', 'deploy/Dockerfile', ...target, '--tag', tag, '.']);
}

async function buildNodeBase(): Promise<void> {
  const context = await mkdtemp(join(tmpdir(), 'nexus-node-base-'));
  try {
    const ping = programPath('ping') ?? '/usr/bin/ping';
    await cp(process.execPath, join(context, 'root/usr/local/bin/node'));
    await cp(ping, join(context, 'root/usr/bin/ping'), { dereference: true });
    for (const library of new Set([process.execPath, ping].flatMap(linkedLibraries)))
      await cp(library, join(context, 'root', library), { dereference: true });
    await writeFile(
      join(context, 'Dockerfile'),
      'FROM busybox\nENV PATH=/usr/local/bin:/usr/bin:/bin\nCOPY root /\nRUN mkdir -p /tmp && chmod 1777 /tmp\n',
    );
    await docker(['build', '--quiet', '--tag', baseTag, context]);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

/** `libm.so.6 => /lib/…/libm.so.6 (0x…)`, and the loader by its path alone. */
function linkedLibraries(program: string): string[] {
  const listing = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...listing.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path!);
}
