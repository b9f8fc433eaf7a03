import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { AcceptanceDraft } from '#contracts/security/acceptance.ts';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { acceptances as migration } from '../migrations/0004-acceptances.ts';
import type { AcceptanceTables } from './acceptance-tables.ts';
import { openAcceptances } from './open-acceptances.ts';

const scope = { flaw: 'CVE-2026-1', package: null, image: null, host: null, stack: null, container: null };
const draft: AcceptanceDraft = { scope, reason: 'Only from inside.', untilMs: null, isUntilRepair: true };

async function openAll() {
  const clock = manualClock(1_000);
  const kernel = await openTestKernelOf<AcceptanceTables>(
    'security',
    { '0004-acceptances': migration },
    { clock },
  );
  const acceptances = await openAcceptances(kernel);
  return {
    clock,
    kernel,
    acceptances,
    async [Symbol.asyncDispose]() {
      await acceptances[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

const ana: Caller = { kind: 'tool', tool: 'watcher' };

test('what is accepted is kept, changed and taken back, each audited', async () => {
  await using all = await openAll();
  const { clock, kernel, acceptances } = all;
  let bells = 0;
  acceptances.watch(() => (bells += 1));
  const first = await acceptances.accept(draft, ana);
  clock.advance(5);
  const second = await acceptances.accept({ ...draft, scope: { ...scope, container: 'db' } }, ana);
  expect(acceptances.all()).toEqual([second, first]);
  const changed = await acceptances.change(first.id, { ...draft, reason: 'Shut away.' }, ana);
  expect(changed).toEqual({ ...first, reason: 'Shut away.' });
  await using again = await openAcceptances(kernel);
  expect(again.all()).toEqual([second, changed]);
  await acceptances.end(second.id, ana);
  expect(acceptances.all()).toEqual([changed]);
  expect(bells).toBe(4);
  const audited = (await kernel.published()).map(({ payload }) => [payload['action'], payload['target']]);
  expect(audited).toEqual([
    ['accept findings', 'CVE-2026-1'],
    ['accept findings', 'CVE-2026-1 in db'],
    ['change acceptance', 'CVE-2026-1'],
    ['end acceptance', 'CVE-2026-1 in db'],
  ]);
});

test.each<[string, Partial<AcceptanceDraft>, string]>([
  ['a whole host', { scope: { ...scope, flaw: null, host: 'nas' } }, 'scope.flaw'],
  ['everything', { scope: { ...scope, flaw: null } }, 'scope.flaw'],
  ['whatever the package', { scope: { ...scope, flaw: null, package: '*', host: 'nas' } }, 'scope.flaw'],
  ['whatever the image', { scope: { ...scope, flaw: null, image: '**' } }, 'scope.flaw'],
  ['without a reason', { reason: '    ' }, 'reason'],
  ['until before now', { untilMs: 1_000 }, 'untilMs'],
  ['until no date', { untilMs: Number.MAX_SAFE_INTEGER }, 'untilMs'],
])('%s cannot be accepted', async (_, change, path) => {
  await using all = await openAll();
  const { kernel, acceptances } = all;
  await expect(acceptances.accept({ ...draft, ...change }, ana)).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path }],
  });
  expect(await kernel.published()).toEqual([]);
});

test('what is not there cannot be changed or taken back', async () => {
  await using all = await openAll();
  const { acceptances } = all;
  await expect(async () => acceptances.change('x', draft, ana)).rejects.toMatchObject({ code: 'not-found' });
  await expect(acceptances.end('x', ana)).rejects.toMatchObject({ code: 'not-found' });
});
