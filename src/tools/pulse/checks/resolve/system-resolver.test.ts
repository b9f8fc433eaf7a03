import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Resolver } from 'node:dns/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { nameServer, type NameServerAnswer } from '../testing/test-name-server.ts';
import { systemResolver } from './system-resolver.ts';

const four = { records: [Buffer.from([192, 0, 2, 7])] };
const six = { records: [Buffer.from('20010db8000000000000000000000001', 'hex')] };
const none = { records: [], code: 3 };

async function underTest(
  answer: (name: string, type: number) => NameServerAnswer,
  settings = 'search lan\n',
) {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-resolver-'));
  const [hostsFile, settingsFile] = [join(folder, 'hosts'), join(folder, 'resolv.conf')];
  await writeFile(hostsFile, '192.0.2.9 nas\n');
  await writeFile(settingsFile, settings);
  const server = await nameServer(answer);
  const clock = manualClock();
  let made = 0;
  const resolve = systemResolver({
    hostsFile,
    settingsFile,
    monotonicMs: () => clock.monotonic(),
    makeSource: () => {
      made += 1;
      const resolver = new Resolver({ timeout: 150, tries: 1 });
      resolver.setServers([`127.0.0.1:${server.port}`]);
      return resolver;
    },
  });
  return {
    find: async (name: string) => {
      const found = await resolve(name, new AbortController().signal);
      return found.map(({ address }) => address);
    },
    asked: () => [...new Set(server.questions.map(({ name }) => name))],
    made: () => made,
    clock,
    hostsFile,
    settingsFile,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

const onlyHere = (wanted: string) => (name: string, type: number) =>
  name === wanted ? (type === 1 ? four : six) : none;

test('both versions are found, IPv4 first', async () => {
  await using lab = await underTest(onlyHere('photos.lan'));
  expect(await lab.find('photos.lan')).toEqual(['192.0.2.7', '2001:db8::1']);
});

test('the search list is gone through', async () => {
  await using lab = await underTest(onlyHere('photos.home'), 'search lan home');
  expect(await lab.find('photos')).toEqual(['192.0.2.7', '2001:db8::1']);
  expect(lab.asked()).toEqual(['photos.lan', 'photos.home']);
});

test('the hosts file comes first, and nobody asks for this machine', async () => {
  await using lab = await underTest(() => 'silent');
  expect(await lab.find('NAS')).toEqual(['192.0.2.9']);
  expect(await lab.find('localhost')).toEqual(['127.0.0.1', '::1']);
  expect(await lab.find('a.localhost.')).toEqual(['127.0.0.1', '::1']);
  expect(lab.asked()).toEqual([]);
});

test('files that change are read again, after a while', async () => {
  await using lab = await underTest(onlyHere('photos.lan'));
  await lab.find('photos.lan');
  await writeFile(lab.hostsFile, '192.0.2.10 nas photos.lan\n');
  await writeFile(lab.settingsFile, 'search elsewhere home\n');
  expect(await lab.find('nas')).toEqual(['192.0.2.9']);
  lab.clock.advance(6_000);
  expect(await lab.find('nas')).toEqual(['192.0.2.10']);
  await expect(lab.find('photos')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  expect(lab.asked()).toEqual(['photos.lan', 'photos.elsewhere', 'photos.home', 'photos']);
  expect(lab.made()).toBe(2);
});

test('a name server that never answers for IPv6 holds nobody up', async () => {
  await using lab = await underTest((_, type) => (type === 1 ? four : 'silent'));
  expect(await lab.find('photos.lan')).toEqual(['192.0.2.7']);
});

test.each<[string, NameServerAnswer, NameServerAnswer, string]>([
  ['no such name', none, none, 'ENOTFOUND'],
  ['neither version', { records: [] }, { records: [] }, 'ENODATA'],
  ['silence', 'silent', 'silent', 'ETIMEOUT'],
  ['silence for one, none for the other', 'silent', none, 'ETIMEOUT'],
  ['trouble', { records: [], code: 2 }, none, 'ESERVFAIL'],
])('%s', async (_, first, second, code) => {
  await using lab = await underTest((__, type) => (type === 1 ? first : second), '');
  await expect(lab.find('photos.lan')).rejects.toMatchObject({ code });
});

test('an IPv6 name is found where IPv4 is in trouble', async () => {
  await using lab = await underTest((_, type) => (type === 1 ? { records: [], code: 2 } : six));
  expect(await lab.find('photos.lan')).toEqual(['2001:db8::1']);
});
