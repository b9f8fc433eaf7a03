import { expect, test } from 'vitest';
import { type InputSettings, WebhookMapping } from '#contracts/notify/inputs.ts';
import { testCall } from '#kernel/test-call.ts';
import { heartbeat, openTestInputs } from './test-inputs.ts';

const minuteMs = 60_000;
const mapping = WebhookMapping.parse({
  title: '{{ title }}',
  severity: '{{ severity }}',
  resolved: '{{ status }}',
  key: '{{ key }}',
  labels: { refuse: '{{ refuse }}' },
});
const webhook: InputSettings = { kind: 'webhook', mapping };

test('a report to a webhook becomes an alert, and its end the end of it', async () => {
  await using lab = await openTestInputs();
  const { token, id } = await lab.add(webhook);
  const answer = await lab.send(token, '{"title":"Backup failed","severity":"error","key":"b"}');
  expect(answer).toMatchObject({ status: 200, body: '{"accepted":1}' });
  await lab.send(token, '{"title":"Backup works","severity":"error","key":"b","status":"ok"}');
  expect(lab.book.reports.map(({ annotations, endsAtMs }) => [annotations['summary'], endsAtMs])).toEqual([
    ['Backup failed', undefined],
    ['Backup works', lab.clock.now()],
  ]);
  const [input] = await lab.handlers.inputs({}, testCall());
  expect(input).toMatchObject({ id, lastSeenAtMs: lab.clock.now(), lastProblem: null, dueAtMs: null });
  expect(await lab.handlers.lastReport({ params: { id } }, testCall())).toMatchObject({
    body: expect.stringContaining('Backup works'),
  });
});

test('an end that names no severity ends what was told with one', async () => {
  await using lab = await openTestInputs();
  const { token } = await lab.add(webhook);
  await lab.send(token, '{"title":"t","severity":"critical","key":"b"}');
  await lab.send(token, '{"title":"t","key":"b","status":"resolved"}');
  const running = [...lab.book.all()].filter(({ endsAtMs }) => endsAtMs === null);
  expect(running).toEqual([]);
});

test('the token is kept only as a hash, and the body only sealed', async () => {
  await using lab = await openTestInputs();
  const { token, input } = await lab.add(webhook);
  await lab.send(token, '{"title":"planted-secret"}');
  const rows = JSON.stringify(await lab.kernel.database.query.selectFrom('inputs').selectAll().execute());
  expect(rows).not.toContain(token);
  expect(rows).not.toContain('planted-secret');
  expect(token.endsWith(input.tokenHint)).toBe(true);
  expect(Buffer.from(token, 'base64url')).toHaveLength(20);
  expect(JSON.stringify(await lab.kernel.published())).not.toContain(token);
});

test('an unknown, old or disabled address is not found', async () => {
  await using lab = await openTestInputs();
  const { token, id } = await lab.add(webhook);
  await expect(lab.send('nonsense')).rejects.toMatchObject({ status: 404 });
  const { path } = await lab.handlers.renewInput({ params: { id } }, testCall());
  await expect(lab.send(token, '{"title":"x"}')).rejects.toMatchObject({ status: 404 });
  const renewed = path.slice('/api/notify/in/'.length);
  expect((await lab.send(renewed, '{"title":"x"}')).status).toBe(200);
  const off = { name: 'off', settings: webhook, isEnabled: false };
  await lab.handlers.changeInput({ params: { id }, body: off }, testCall());
  await expect(lab.send(renewed, '{"title":"x"}')).rejects.toMatchObject({ status: 404 });
});

test('a report that cannot be read is refused, and the reason shown with the body', async () => {
  await using lab = await openTestInputs();
  const { token, id } = await lab.add(webhook);
  await expect(lab.send(token, '{"name":"no title"}')).rejects.toMatchObject({ status: 400 });
  const [input] = await lab.handlers.inputs({}, testCall());
  expect(input?.lastProblem).toMatch(/title is empty/);
  expect((await lab.handlers.lastReport({ params: { id } }, testCall())).body).toContain('no title');
  await expect(lab.send(token, '{"title":"x","refuse":"1"}')).rejects.toThrow(
    /^0 taken.*refused by the test/,
  );
  await expect(lab.send(token, '', { method: 'GET' })).rejects.toMatchObject({ status: 405 });
});

test('a loop is refused after 600 in a minute, and that is noted', async () => {
  await using lab = await openTestInputs();
  const { token } = await lab.add(heartbeat);
  for (let sent = 0; sent < 600; sent++) await lab.send(token);
  await expect(lab.send(token)).rejects.toMatchObject({ status: 429, retryAfterSeconds: 60 });
  expect((await lab.handlers.inputs({}, testCall()))[0]?.lastProblem).toMatch(/too much/);
  lab.clock.advance(minuteMs);
  expect((await lab.send(token)).status).toBe(200);
});

test('changing or removing an address ends its alerts; each change is in the audit log', async () => {
  await using lab = await openTestInputs();
  const { token, id } = await lab.add(heartbeat);
  await lab.send(token, '', { status: 'fail' });
  const renamed = { name: 'nightly', settings: heartbeat, isEnabled: true };
  const changed = await lab.handlers.changeInput({ params: { id }, body: renamed }, testCall());
  expect(changed).toMatchObject({ name: 'nightly', isMissing: false });
  expect(lab.book.reports.at(-1)).toMatchObject({
    labels: { heartbeat: 'backup' },
    endsAtMs: lab.clock.now(),
  });
  await lab.send(token, '', { status: 'fail' });
  await lab.handlers.removeInput({ params: { id } }, testCall());
  expect(lab.book.reports.at(-1)).toMatchObject({
    labels: { heartbeat: 'nightly' },
    endsAtMs: lab.clock.now(),
  });
  await expect(lab.send(token)).rejects.toMatchObject({ status: 404 });
  const actions = (await lab.kernel.published()).map(({ payload }) => payload['action']);
  expect(actions).toEqual(['add input', 'change input', 'remove input']);
});

test('a mapping that is none is refused, and one can be tried before', async () => {
  await using lab = await openTestInputs();
  const broken = { ...mapping, title: '{{ title' };
  await expect(lab.add({ kind: 'webhook', mapping: broken })).rejects.toMatchObject({
    issues: [{ path: 'settings.mapping.title' }],
  });
  const body = { mapping, body: '{"title":"x","severity":"info","status":"ok"}' };
  expect(await lab.handlers.previewMapping({ body }, testCall())).toMatchObject({
    alerts: [{ title: 'x', severity: 'info', state: 'resolved' }],
    problems: [],
  });
  expect(await lab.handlers.mappingPresets({}, testCall())).not.toEqual([]);
});

test.each([
  ['a label without a name', { '': 'x' }],
  ['a label that is too long', { note: 'x'.repeat(5000) }],
  ['a label with a NUL', { note: '\0' }],
])('a heartbeat whose alert would be refused is refused itself: %s', async (_, labels) => {
  await using lab = await openTestInputs();
  if (heartbeat.kind !== 'heartbeat') throw new Error('It is one.');
  const settings = { kind: 'heartbeat' as const, rule: { ...heartbeat.rule, labels } };
  const refusal = { code: 'invalid', issues: [{ path: 'settings.rule.labels' }] };
  await expect(lab.add(settings)).rejects.toMatchObject(refusal);
  const { id } = await lab.add(heartbeat);
  const body = { name: 'backup', settings, isEnabled: true };
  await expect(lab.handlers.changeInput({ params: { id }, body }, testCall())).rejects.toMatchObject(refusal);
});

test('two heartbeats whose alerts would be one are refused, for a sign of one would end that of the other', async () => {
  await using lab = await openTestInputs();
  const first = await lab.add(heartbeat);
  const refusal = { code: 'invalid', issues: [{ path: 'name' }] };
  await expect(lab.add(heartbeat)).rejects.toMatchObject(refusal);
  const { id } = await lab.add(heartbeat, 'other');
  const rename = (name: string, of: string) =>
    lab.handlers.changeInput(
      { params: { id: of }, body: { name, settings: heartbeat, isEnabled: true } },
      testCall(),
    );
  await expect(rename('backup', id)).rejects.toMatchObject(refusal);
  expect(await rename('backup', first.id)).toMatchObject({ name: 'backup' });
});
