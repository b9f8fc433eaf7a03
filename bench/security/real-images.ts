import { existsSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { writeTar, type NewTarEntry } from '#library/layers/write-tar.ts';
import { askEngine, engineSocket } from '../raw-engine.ts';
import { machineFiles, textEntry } from './machine-files.ts';

/** Images on the real engine, made of this machine's Debian and of npm packages; removed when disposed of. */
export interface RealImages extends AsyncDisposable {
  /** A base of system packages, a program, and an application upon them. */
  readonly whole: string;
  /** Another application on the same base. */
  readonly sibling: string;
  /** The same as `whole` with a quarter of the bytes. */
  readonly quarter: string;
  /** A running container of `whole`. */
  readonly container: string;
}

const mebibyte = 1024 * 1024;
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
const label = 'nexus.bench=security';
const tagOf = (name: string) => `nexus-bench-${process.pid}/${name}:1`;

/** Of what stands in /usr; with dpkg's own lists they make the base. */
const shares = [
  { folder: '/usr/bin', bytes: 80 * mebibyte },
  { folder: '/usr/lib', bytes: 150 * mebibyte },
  { folder: '/usr/share', bytes: 70 * mebibyte },
];
const appBytes = 145 * mebibyte;
const siblingBytes = 4 * mebibyte;

/** Rejects on a machine that has no list of Debian packages. */
export async function makeRealImages(say: (line: string) => void): Promise<RealImages> {
  if (!existsSync('/var/lib/dpkg/status')) throw new Error('This needs a Debian: it scans what dpkg lists.');
  await using made = new AsyncDisposableStack();
  const make = async (name: string, work: (tag: string) => Promise<void>) => {
    const tag = tagOf(name);
    say(`making the image ${tag} …`);
    made.defer(
      async () => void (await askEngine('DELETE', `/images/${tag}?force=true`).catch(() => undefined)),
    );
    await work(tag);
    return tag;
  };
  const base = await make('base', (tag) => importBase(tag, 1));
  const whole = await make('whole', (tag) => buildOn(base, tag, appBytes));
  const sibling = await make('sibling', (tag) => buildOn(base, tag, siblingBytes));
  const quarterBase = await make('quarter-base', (tag) => importBase(tag, 0.25));
  const quarter = await make('quarter', (tag) => buildOn(quarterBase, tag, appBytes / 4));
  const config = { Image: whole, Labels: { 'nexus.bench': 'security' }, HostConfig: { NetworkMode: 'none' } };
  const container = String(JSON.parse(await askEngine('POST', '/containers/create', config)).Id);
  made.defer(async () => void (await askEngine('DELETE', `/containers/${container}?force=true`)));
  await askEngine('POST', `/containers/${container}/start`);
  const all = made.move();
  return { whole, sibling, quarter, container, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** One layer, as of a base image. */
async function importBase(tag: string, scale: number): Promise<void> {
  async function* entries(): AsyncGenerator<NewTarEntry, void> {
    yield textEntry('usr/lib/os-release', 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n');
    yield* machineFiles({ folder: '/var/lib/dpkg', as: 'var/lib/dpkg', mostBytes: 64 * mebibyte });
    for (const { folder, bytes } of shares) {
      yield* machineFiles({ folder, as: folder.slice(1), mostBytes: bytes * scale });
    }
  }
  const [repo, version] = tag.split(':');
  await send(`/images/create?fromSrc=-&repo=${repo}&tag=${version}`, entries());
}

/** A program in a layer of its own, npm packages in another. */
async function buildOn(base: string, tag: string, bytes: number): Promise<void> {
  const lines = [
    `FROM ${base}`,
    `LABEL ${label}`,
    'COPY --from=busybox:latest /bin/busybox /bench/busybox',
    'COPY app /app',
    'CMD ["/bench/busybox", "sleep", "86400"]',
  ];
  async function* entries(): AsyncGenerator<NewTarEntry, void> {
    yield textEntry('Dockerfile', `${lines.join('\n')}\n`);
    yield textEntry('app/built-for', tag);
    yield* machineFiles({ folder: packages, as: 'app/node_modules', mostBytes: bytes });
  }
  await send(`/build?t=${encodeURIComponent(tag)}&rm=1&forcerm=1`, entries());
}

async function send(path: string, entries: AsyncIterable<NewTarEntry>): Promise<void> {
  const asked = request({
    socketPath: engineSocket,
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-tar' },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject);
  });
  await pipeline(Readable.from(writeTar(entries)), asked);
  const answer = await answered;
  const said = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)).toString();
  // A build that fails has said 200 long before.
  if (answer.statusCode !== 200 || /"error":/.test(said)) throw new Error(`${path}: ${said.slice(-500)}`);
}
