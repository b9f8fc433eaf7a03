import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { type FakeAnswer, fakeRegistry, type FakeRegistry } from '#library/registry/fake-registry.ts';
import { parseDockerConfig } from '#library/registry/docker-config.ts';
import type { Pace } from '#library/registry/pace.ts';
import { tryRegistry, type TryOptions } from './try-registry.ts';
import { refusalWords } from './try-words.ts';

const clock = manualClock();
const nobody = new AbortController().signal;

function tryAt(
  domain: string,
  settings: Record<string, unknown> = {},
  image?: string,
  options: Partial<TryOptions> = {},
) {
  const all = { clock, dockerConfig: undefined, paceOf: () => undefined, ...options };
  return tryRegistry(all, undefined, { kind: 'any', settings: { domain, ...settings } }, image, nobody);
}

/** Answers `/v2/` as it is told. */
async function registryThat(answer: FakeAnswer): Promise<FakeRegistry> {
  const fake = await fakeRegistry();
  fake.misbehave(({ path }) => (path === '/v2/' ? answer : undefined));
  return fake;
}

const challenge = { 'www-authenticate': 'Basic realm="x"' };
const login = { username: 'ann', password: 'p' };

test.each<[string, FakeAnswer, Record<string, unknown>, boolean, string]>([
  ['is open', { status: 200 }, {}, true, 'only public images'],
  ['asks nobody to sign in', { status: 200 }, login, true, 'asks nobody to sign in'],
  ['wants a login for everything', { status: 401, headers: challenge }, {}, true, 'only public images'],
  ['refuses the login', { status: 401, headers: challenge }, login, false, 'refuses this login'],
  ['is no registry', { status: 404 }, {}, false, 'not as a registry (404)'],
  ['fails', { status: 503 }, {}, false, 'failed by itself (503)'],
  ['asks for a pause', { status: 429, headers: { 'retry-after': '120' } }, {}, false, 'again in 2 min'],
  ['never answers', 'silent', {}, false, 'did not answer'],
])('a registry that %s', async (_, answer, settings, isWorking, words) => {
  await using fake = await registryThat(answer);
  const deadlineMs = answer === 'silent' ? 200 : 10_000;
  const tried = await tryAt(fake.host, settings, undefined, { deadlineMs });
  expect(tried.isWorking).toBe(isWorking);
  expect(tried.words.en).toContain(words);
  expect(tried.words.es).toMatch(/\.$/);
});

test('a login is taken where one is asked for, and only then said to be', async () => {
  await using fake = await fakeRegistry();
  fake.misbehave(({ path, authorization }) => {
    if (path !== '/v2/') return undefined;
    const isRight = authorization === `Basic ${Buffer.from('ann:p').toString('base64')}`;
    return isRight ? { status: 200 } : { status: 401, headers: challenge };
  });
  const right = await tryAt(fake.host, login);
  expect(right).toMatchObject({ isWorking: true, words: { en: expect.stringContaining('takes the login') } });
  expect(await tryAt(fake.host, { ...login, password: 'q' })).toMatchObject({ isWorking: false });
});

test('nobody listens', async () => {
  const fake = await fakeRegistry();
  const { host } = fake;
  await fake[Symbol.asyncDispose]();
  expect(await tryAt(host)).toMatchObject({
    isWorking: false,
    words: { en: expect.stringContaining('nothing listens') },
  });
});

test('an image is written with or without its registry', async () => {
  await using fake = await fakeRegistry();
  fake.image('team/app', {}, '1');
  const wordsOf = async (image: string) => (await tryAt(fake.host, {}, image)).words.en;
  expect(await wordsOf('team/app:1')).toContain('has team/app:1');
  expect(await wordsOf(`${fake.host}/team/app:1`)).toContain('has team/app:1');
  expect(await wordsOf('team/app')).toContain('has no team/app:latest');
  await expect(wordsOf('quay.io/team/app:1')).rejects.toMatchObject({ issues: [{ path: 'image' }] });
  await expect(wordsOf('Team App')).rejects.toMatchObject({ issues: [{ path: 'image' }] });
});

test('a pause that it asked for holds for people too, and one of our own does not', async () => {
  await using fake = await registryThat({ status: 200 });
  const rest = (because: 'rate-limited' | 'failing'): Pace => ({
    turns: 1,
    atMs: clock.now(),
    failures: 9,
    rest: { untilMs: clock.now() + 90_000, because },
  });
  const limited = await tryAt(fake.host, {}, undefined, { paceOf: () => rest('rate-limited') });
  expect(limited.words.en).toContain('again in 2 min');
  expect(fake.requests).toEqual([]);
  expect(await tryAt(fake.host, {}, undefined, { paceOf: () => rest('failing') })).toMatchObject({
    isWorking: true,
  });
});

test("without a login of its own, Docker's counts, and a helper that fails is named", async () => {
  await using fake = await fakeRegistry();
  fake.image('team/app', {}, '1');
  fake.lock(`Basic ${Buffer.from('ann:p').toString('base64')}`, 'Basic realm="x"');
  const auth = Buffer.from('ann:p').toString('base64');
  const dockerConfig = parseDockerConfig(JSON.stringify({ auths: { [fake.host]: { auth } } }));
  expect(await tryAt(fake.host, {}, 'team/app:1', { dockerConfig })).toMatchObject({ isWorking: true });
  const helper = parseDockerConfig('{"credsStore":"nexus-test-nobody"}');
  expect(await tryAt(fake.host, {}, 'team/app:1', { dockerConfig: helper })).toMatchObject({
    isWorking: false,
    words: { en: expect.stringContaining('docker-credential-nexus-test-nobody') },
  });
});

test('whoever goes away is not answered', async () => {
  await using fake = await registryThat('silent');
  const gone = new AbortController();
  const draft = { kind: 'any', settings: { domain: fake.host } };
  const options = { clock, dockerConfig: undefined, paceOf: () => undefined };
  const tried = tryRegistry(options, undefined, draft, undefined, gone.signal);
  gone.abort(new Error('gone'));
  await expect(tried).rejects.toThrow('gone');
});

test.each([
  [{ id: 'tls', detail: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate of your authority'],
  [{ id: 'tls', detail: 'EPROTO' }, 'does not speak TLS'],
  [{ id: 'dns' }, 'name leads nowhere'],
  [{ id: 'deleted' }, 'no more'],
  [{ id: 'not-found' }, 'no such repository'],
  [{ id: 'unreachable' }, 'cannot be reached'],
  [{ id: 'broken-off' }, 'broke off'],
  [{ id: 'timeout' }, 'in time'],
  [{ id: 'no-login' }, 'wants a login'],
  [{ id: 'resting', untilMs: 61_000 }, 'again in 2 min'],
] as const)('%j is said in words', (reason, words) => {
  const said = refusalWords(reason, 0);
  expect(said.en).toContain(words);
  expect(said.es).not.toBe(said.en);
});
