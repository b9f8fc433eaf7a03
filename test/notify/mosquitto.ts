import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../engines.ts';
import { freePort } from '../journey/nexus-processes.ts';
import { makeAuthority } from './own-authority.ts';
import { startServer, type ServerProcess } from './server-process.ts';

export interface Heard {
  readonly topic: string;
  readonly payload: string;
  readonly isRetained: boolean;
}

/** A real broker with a password file, rights by topic, a plain port and one with TLS. */
export interface Mosquitto extends AsyncDisposable {
  readonly port: number;
  readonly tlsPort: number;
  /** PEM. */
  readonly ca: string;
  readonly user: string;
  readonly password: string;
  /** May read everything and write nothing. */
  readonly reader: { readonly user: string; readonly password: string };
  kill(): Promise<void>;
  start(): Promise<void>;
  /** What mosquitto_sub hears in `seconds`, or until `count` messages came; `act` is done once it listens. */
  hear(
    topic: string,
    count: number,
    how?: { seconds?: number; act?: () => Promise<unknown> },
  ): Promise<Heard[]>;
}

export async function openMosquitto(): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'nxmqtt-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { ca, caFile, certFile, keyFile } = makeAuthority(folder);
  const account = { user: 'nexus', password: 'pässword "of" test' };
  const reader = { user: 'reader', password: 'reads' };
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o600);
    return join(folder, name);
  };
  const passwords = file('passwords');
  for (const { user, password } of [account, reader])
    execFileSync(programPath('mosquitto_passwd') ?? '', ['-b', passwords, user, password], { stdio: 'pipe' });
  const rights = file('rights', 'user nexus\ntopic readwrite #\nuser reader\ntopic read #\n');
  const listener = (at: number) => `listener ${at} 127.0.0.1`;
  const config = file(
    'mosquitto.conf',
    [
      // As root it would become somebody who may not read the folder.
      ...(process.getuid?.() === 0 ? ['user root'] : []),
      'allow_anonymous false',
      `password_file ${passwords}`,
      `acl_file ${rights}`,
      'log_dest stdout',
      'persistence true',
      'autosave_interval 1',
      `persistence_location ${folder}/`,
      listener(port),
      listener(tlsPort),
      `certfile ${certFile}`,
      `keyfile ${keyFile}`,
      '',
    ].join('\n'),
  );
  let server: ServerProcess | undefined;
  const start = async () => {
    server = await startServer(programPath('mosquitto') ?? '', ['-c', config], [port, tlsPort]);
  };
  const kill = async () => {
    await server?.[Symbol.asyncDispose]();
    server = undefined;
  };
  await start();
  return {
    port,
    tlsPort,
    ca,
    ...account,
    reader,
    start,
    kill,
    hear: (topic, count, { seconds = 10, act = async () => {} } = {}) =>
      hear({ ...account, port: tlsPort, caFile, topic, count, seconds, act }),
    async [Symbol.asyncDispose]() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Hearing {
  readonly user: string;
  readonly password: string;
  readonly port: number;
  readonly caFile: string;
  readonly topic: string;
  readonly count: number;
  readonly seconds: number;
  readonly act: () => Promise<unknown>;
}

const mark = 'heard';

/** mosquitto_sub ends with an error when the time is up, and says with `-d` when it listens; into a pipe only once somebody asks for each line. */
async function hear(hearing: Hearing): Promise<Heard[]> {
  const { user, password, port, caFile, topic, count, seconds, act } = hearing;
  const account = ['-u', user, '-P', password, '-h', 'localhost', '-p', String(port), '--cafile', caFile];
  const until = ['-d', '-C', String(count), '-W', String(seconds)];
  const form = ['-q', '1', '-t', topic, '-F', `${mark} %r %t %p`];
  const child = spawn(programPath('stdbuf') ?? '', ['-oL', 'mosquitto_sub', ...account, ...until, ...form], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const listens = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
    if (printed.includes('Subscribed')) listens.resolve();
  });
  const ended = once(child, 'close');
  await Promise.race([listens.promise, ended]);
  await act();
  await ended;
  return readHeard(printed);
}

function readHeard(printed: string): Heard[] {
  return printed
    .split('\n')
    .filter((line) => line.startsWith(`${mark} `))
    .map((line) => {
      const [, retained, topic = '', payload = ''] = /^\w+ ([01]) (\S+) ?(.*)$/.exec(line) ?? [];
      return { topic, payload, isRetained: retained === '1' };
    });
}
