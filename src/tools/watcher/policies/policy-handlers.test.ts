import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PolicyRuleDraft, PolicySettings } from '#contracts/watcher/policy.ts';
import type { TestKernel } from '#kernel/test-kernel.ts';
import { admin, testCall } from '#kernel/test-call.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { openPolicies } from './open-policies.ts';
import { policyHandlers } from './policy-handlers.ts';
import { nowMs, openPolicyKernel, subjectOf, updateOf, watchedOf, watchedSubjects } from './test-policies.ts';

const draft = (
  name: string,
  settings: Partial<PolicySettings> = { mode: 'auto' },
): PolicyRuleDraft & { id?: string } => ({ name, match: {}, settings });

const web = { subject: subjectOf(), shown: watchedOf([updateOf('minor')]) };
const films = {
  subject: subjectOf({ name: 'films', stack: 'media' }),
  shown: watchedOf([updateOf('major')], {}, { name: 'films', stack: 'media' }),
};

async function open(kernel: TestKernel<WatcherSchema>) {
  const policies = await openPolicies({ kernel });
  const handlers = policyHandlers({
    policies,
    watched: watchedSubjects([web, films]),
    clock: kernel.clock,
    judgeWith: ({ name }, policy) =>
      Promise.resolve({ ...(name === 'web' ? web : films).shown, policy, displayName: 'judged' }),
  });
  const save = (rules: (PolicyRuleDraft & { id?: string })[], more: object = {}) =>
    handlers.savePolicies({ body: { rules, default: {}, ...more } }, testCall());
  return { policies, handlers, save };
}

test('rules are kept in their order, audited, and known after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-policies-'));
  {
    await using kernel = await openPolicyKernel({ folder });
    const { save, policies } = await open(kernel);
    let told = 0;
    policies.watch(() => (told += 1));
    const saved = await save([draft('b'), draft('a')], { default: { level: 'minor' } });
    expect(saved).toMatchObject({
      rules: [{ name: 'b', updatedBy: 'ana', updatedAtMs: nowMs }, { name: 'a' }],
      default: { level: 'minor', mode: 'ask' },
      revision: 1,
    });
    expect(told).toBe(1);
    expect(await kernel.published()).toMatchObject([
      {
        payload: {
          action: 'change update rules',
          before: { default: {}, order: [], rules: [] },
          after: { default: { level: 'minor' }, order: ['b', 'a'], rules: [{ name: 'b' }, { name: 'a' }] },
        },
      },
    ]);
  }
  await using kernel = await openPolicyKernel({ folder });
  const { policies } = await open(kernel);
  expect(policies.current().rules.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(policies.policyOf(subjectOf())).toMatchObject({ mode: 'auto', level: 'minor' });
  await rm(folder, { recursive: true });
});

test('a rule that is the same keeps who changed it', async () => {
  await using kernel = await openPolicyKernel();
  const { save, handlers } = await open(kernel);
  const { rules } = await save([draft('a'), draft('b')]);
  const [a, b] = rules.map(({ id }) => id);
  const call = testCall({ caller: { ...admin, name: 'ben' } });
  const body = {
    rules: [
      { ...draft('b', {}), id: b! },
      { ...draft('a'), id: a! },
    ],
    default: {},
  };
  const changed = await handlers.savePolicies({ body }, call);
  expect(changed.rules).toMatchObject([
    { id: b, name: 'b', updatedBy: 'ben' },
    { id: a, name: 'a', updatedBy: 'ana' },
  ]);
  expect(handlers.policies({}, testCall())).toMatchObject({ revision: 2, rules: [{ id: b }, { id: a }] });
});

test('what somebody else has changed meanwhile is not overwritten', async () => {
  await using kernel = await openPolicyKernel();
  const { save, policies } = await open(kernel);
  await save([draft('a')], { revision: 0 });
  await expect(save([draft('b')], { revision: 0 })).rejects.toMatchObject({ code: 'conflict' });
  await expect(save([{ ...draft('a'), id: 'gone' }])).rejects.toMatchObject({ code: 'conflict' });
  expect(policies.current().rules.map(({ name }) => name)).toEqual(['a']);
});

test('another process that has saved meanwhile is seen', async () => {
  await using kernel = await openPolicyKernel();
  const one = await open(kernel);
  const other = await open(kernel);
  await one.save([draft('a')]);
  await expect(other.save([draft('b')], { revision: 0 })).rejects.toMatchObject({ code: 'conflict' });
  expect(other.policies.current().rules.map(({ name }) => name)).toEqual(['a']);
});

test.each([
  [{ include: ['ok', '('] }, 'settings.include.1'],
  [{ exclude: ['(?=a)'] }, 'settings.exclude.0'],
  [{ transform: 'x' }, 'settings.transform'],
  [{ window: { cron: '61 * * * *', timeZone: 'UTC', minutes: 5 } }, 'settings.window.cron'],
  [{ window: { cron: '0 0 3 * * *', timeZone: 'UTC', minutes: 5 } }, 'settings.window.cron'],
  [{ window: { cron: '0 3 * * *', timeZone: 'Mars/Base', minutes: 5 } }, 'settings.window.timeZone'],
  [{ releaseLink: 'javascript:1' }, 'settings.releaseLink'],
])('a rule with %j is refused, saved or tried', async (settings, path) => {
  await using kernel = await openPolicyKernel();
  const { save, handlers, policies } = await open(kernel);
  const rules = [draft('fine'), draft('not', settings)];
  const refused = { code: 'invalid', issues: [{ path: `rules.1.${path}` }] };
  await expect(save(rules)).rejects.toMatchObject(refused);
  await expect(handlers.previewPolicies({ body: { rules } }, testCall())).rejects.toMatchObject(refused);
  expect(policies.current().rules).toEqual([]);
});

test('a label of compose, a nameless one, an id that is there twice and a wrong default are refused', async () => {
  await using kernel = await openPolicyKernel();
  const { save } = await open(kernel);
  const rules = [
    { ...draft('a'), match: { label: 'com.docker.compose.project=x' }, id: '1' },
    { ...draft('b'), match: { label: '=x' }, id: '1' },
  ];
  await expect(save(rules, { default: { include: ['['] } })).rejects.toMatchObject({
    issues: [
      { path: 'rules.0.match.label' },
      { path: 'rules.1.match.label' },
      { path: 'rules.1.id' },
      { path: 'default.include.0' },
    ],
  });
});

test('a preview judges anew with rules that are not saved, and saves nothing', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers, policies } = await open(kernel);
  const rules = [draft('auto', { mode: 'auto', autoLevel: 'minor' })];
  expect(await handlers.previewPolicies({ body: { rules } }, testCall())).toMatchObject([
    { name: 'web', happens: 'apply', atMs: nowMs, policy: { mode: 'auto' }, update: { level: 'minor' } },
    { name: 'films', happens: 'ask', stack: 'media' },
  ]);
  expect(policies.current().rules).toEqual([]);
});

test('a preview of what is saved shows what is', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers } = await open(kernel);
  const shown = await handlers.previewPolicies({ body: {} }, testCall());
  expect(shown.map(({ happens }) => happens)).toEqual(['ask', 'ask']);
  const usual = await handlers.previewPolicies({ body: { default: { mode: 'notify' } } }, testCall());
  expect(usual.map(({ happens }) => happens)).toEqual(['tell', 'tell']);
});

test('only containers that the caller may see are in a preview', async () => {
  await using kernel = await openPolicyKernel();
  const { handlers } = await open(kernel);
  const caller = {
    ...admin,
    role: 'guest',
    grants: [{ role: 'viewer', scope: { stack: 'media' } }],
  } as const;
  const seen = await handlers.previewPolicies(
    { body: {} },
    testCall({ caller: { ...caller, grants: [...caller.grants] } }),
  );
  expect(seen.map(({ name }) => name)).toEqual(['films']);
});
