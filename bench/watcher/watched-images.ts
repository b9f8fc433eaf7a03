import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { imagePusher, type ImagePusher } from '#test/watcher/image-pusher.ts';
import { askEngine } from '../raw-engine.ts';

/** Containers whose images lie in registries, removed with their images when disposed of. */
export interface WatchedImages extends AsyncDisposable {
  /** Makes thirty containers at this registry: ten with a newer image, ten with a newer tag, ten with neither. */
  addThirty(host: string): Promise<void>;
  /** Makes containers of one and the same image. */
  addEqual(host: string, count: number): Promise<void>;
  /** Names of those that have something newer. */
  readonly newer: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const run = promisify(execFile);
const atOnce = 6;

export function openWatchedImages(): WatchedImages {
  const prefix = `nxbench-${process.pid}`;
  const names = new Set<string>();
  const newer = new Set<string>();
  const references = new Set<string>();

  async function add(reference: string, name: string): Promise<void> {
    references.add(reference);
    await run('docker', ['pull', '--quiet', reference]);
    const body = { Image: reference, Labels: { 'nexus.bench': String(process.pid) } };
    await askEngine('POST', `/containers/create?name=${name}`, body);
    names.add(name);
  }

  async function addOne(host: string, push: ImagePusher, n: number): Promise<void> {
    const place = host.split(':')[0]?.split('.').at(-1);
    const name = `${prefix}-${place}-${n}`;
    const repository = `bench/app-${place}-${n}`;
    const tag = n < 10 || n >= 20 ? 'latest' : '1.0.0';
    await push.image(repository, tag);
    await add(`${host}/${repository}:${tag}`, name);
    if (n < 10) await push.image(repository, 'latest');
    if (n >= 10 && n < 20) await push.image(repository, '2.0.0');
    if (n < 20) newer.add(name);
  }

  return {
    names,
    newer,
    async addThirty(host) {
      const push = imagePusher(host);
      const left = Array.from({ length: 30 }, (_, n) => n).values();
      const lane = async () => {
        for (const n of left) await addOne(host, push, n);
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
    },
    async addEqual(host, count) {
      await imagePusher(host).image('bench/shared', 'latest');
      for (let n = 0; n < count; n += 1) await add(`${host}/bench/shared:latest`, `${prefix}-shared-${n}`);
    },
    async [Symbol.asyncDispose]() {
      for (const name of names) await askEngine('DELETE', `/containers/${name}?force=true`);
      await run('docker', ['rmi', '--force', ...references]);
    },
  };
}
