import { expect, test } from 'vitest';
import { fakeRegistry, type FakeAnswer } from '#library/registry/fake-registry.ts';
import { never, openTestFacts, questionOf } from './test-facts.ts';

test.each<[string, FakeAnswer, object]>([
  ['404', { status: 404 }, { id: 'absent', detail: null, untilMs: null }],
  ['401', { status: 401 }, { id: 'no-login' }],
  ['403', { status: 403 }, { id: 'no-login' }],
  ['500', { status: 500 }, { id: 'server-error', detail: '500' }],
  [
    '429',
    { status: 429, headers: { 'retry-after': '60' } },
    { id: 'rate-limited', untilMs: 1_800_000_060_000 },
  ],
  ['silence', 'silent', { id: 'timeout' }],
  ['a wrong answer', { status: 418 }, { id: 'wrong-answer', detail: '418' }],
])('%s is a problem, and the last good answer stays', async (_what, answer, problem) => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts(answer === 'silent' ? { timeoutMs: 1500 } : {});
  const { manifest } = fake.image('app', {}, '1');
  const question = questionOf(`${fake.host}/app:1`);
  await lab.open.look([question], never);
  fake.misbehave(() => answer);
  await lab.open.look([question], never);
  expect(lab.open.facts.tag(question.repository, '1')).toMatchObject({ digest: manifest, problem });
  const other = questionOf(`${fake.host}/app:2`);
  fake.misbehave(() => ({ status: 404 }));
  await lab.open.look([other], never);
  expect(lab.open.facts.tag(other.repository, '2')).toMatchObject({ digest: null, answeredAtMs: null });
});

test('a registry that says nothing, and one that is gone, hold up no other', async () => {
  await using good = await fakeRegistry();
  await using silent = await fakeRegistry();
  const dead = await fakeRegistry();
  await dead[Symbol.asyncDispose]();
  await using lab = await openTestFacts();
  good.image('app', {}, '1');
  silent.misbehave(() => 'silent');
  const hosts = [silent, dead, good];
  const questions = hosts.flatMap(({ host }) =>
    Array.from({ length: 10 }, (_, n) => questionOf(`${host}/app:${n}`)),
  );
  const told = Promise.withResolvers<void>();
  const answered = questionOf(`${good.host}/app:1`).repository;
  lab.open.watch(({ domain }) => domain === good.host && told.resolve());
  const controller = new AbortController();
  const looking = lab.open.look(questions, controller.signal);
  const ended = expect(looking).rejects.toThrow('enough');
  await told.promise;
  expect(lab.open.facts.tag(answered, '1')).toMatchObject({ problem: null });
  controller.abort(new Error('enough'));
  await ended;
  const problems = (host: string, tag: string) =>
    lab.open.facts.tag({ domain: host, path: 'app' }, tag)?.problem;
  expect(problems(dead.host, '0')).toMatchObject({ id: 'refused' });
  expect(problems(dead.host, '9')).toMatchObject({ id: 'resting' });
  expect(problems(silent.host, '0')).toBeUndefined();
});

test('a program for logins that does not work is a problem, and nobody is asked without a login', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts({ dockerConfig: '{"credsStore":"nobody"}' });
  const both = [`${fake.host}/app:1`, `${fake.host}/app`].map(questionOf);
  await lab.open.look(both, never);
  const problem = { id: 'login-helper', detail: 'nobody: missing', untilMs: null };
  expect(lab.open.facts.tag(both[0]!.repository, '1')).toMatchObject({ problem });
  expect(await lab.open.facts.tagList(both[0]!.repository)).toMatchObject({ tags: [], problem });
  expect(fake.requests).toEqual([]);
});

test('what cannot be stored is known all the same, and said', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const { manifest } = fake.image('app', {}, '1');
  await lab.breakDatabase();
  const question = questionOf(`${fake.host}/app:1`);
  await lab.open.look([question], never);
  expect(lab.open.facts.tag(question.repository, '1')).toMatchObject({ digest: manifest });
  expect(lab.complaints.join('')).toContain('what registries said is stored later');
});
