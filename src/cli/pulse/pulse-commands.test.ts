import { text } from 'node:stream/consumers';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { defaultRules, type MonitorRow } from '#contracts/pulse/monitor.ts';
import { type Answer, openServer, run } from '../test-cli.ts';

const startServer = (answer: Answer) => openServer(answer, onTestFinished);

const minuteMs = 60_000;

function row(name: string, changes: Partial<MonitorRow> = {}): MonitorRow {
  return {
    id: `id-${name}`,
    number: 1,
    name,
    kind: 'http',
    target: `${name}.lan:80`,
    intervalMs: 20_000,
    tags: [],
    parentId: null,
    labels: {},
    state: 'active',
    status: 'up',
    sinceMs: -3 * minuteMs,
    lastCheckAtMs: -5_000,
    latencyMs: 12.4,
    reason: null,
    ...changes,
  };
}

const rows = [row('music'), row('photos', { status: 'down', reason: 'refused', latencyMs: null })];
const report: CheckReport = {
  atMs: 0,
  outcome: 'down',
  reason: { id: 'status', text: { en: 'The status is not accepted.', es: '' }, detail: '502 Bad\u001b[2J' },
  latencyMs: 31,
  durationMs: 31,
  timings: {},
  addresses: [],
  address: null,
  certificate: null,
  conditions: [{ text: '[STATUS] == 200', holds: false, shown: '[STATUS] (502) == 200' }],
  evidence: [{ label: { en: 'status', es: 'estado' }, expected: '200-299', seen: '502' }],
};
const kinds = [
  {
    id: 'http',
    title: { en: 'HTTP', es: 'HTTP' },
    help: { en: '', es: '' },
    settings: { properties: { url: { type: 'string' }, redirects: { type: 'integer' } } },
    values: [],
  },
];
const uptime = (share: number | null) => ({ fromMs: 0, toMs: 1, share, downMs: 0, unknownMs: 0 });

function monitorOf({ id, name, kind, target }: MonitorRow) {
  const who = { createdAtMs: 0, createdBy: 'ana', updatedAtMs: 0, updatedBy: 'ana', revision: '1' };
  const about = { conditions: [], tags: [], parentId: null, labels: {}, notes: 'Ask ana.' };
  const kept = { state: 'active', origin: 'manual', problem: null, settings: {} };
  return { ...defaultRules, ...who, ...about, ...kept, id, number: 1, name, kind, target };
}

/** A Pulse with two monitors, which remembers what it was asked. */
async function startPulse() {
  const asked: { call: string; body: unknown }[] = [];
  const photos = row('photos');
  const shares = { day: 0.99995, week: 1, month: 0.5, quarter: 1, year: null };
  const answers: Readonly<Record<string, unknown>> = {
    'GET /api/pulse/monitors': rows,
    'GET /api/pulse/kinds': kinds,
    'GET /api/pulse/monitors/id-photos': { monitor: monitorOf(photos), now: rows[1] },
    'GET /api/pulse/monitors/id-photos/uptime': Object.fromEntries(
      Object.entries(shares).map(([name, share]) => [name, uptime(share)]),
    ),
    'GET /api/pulse/incidents': [
      {
        id: 'i1',
        monitorId: 'id-photos',
        monitorName: 'photos',
        startedMs: -60 * minuteMs,
        confirmedMs: -60 * minuteMs,
        endedMs: -55 * minuteMs,
        end: 'recovered',
        isParentDown: false,
        reason: { id: 'refused', text: { en: 'Nothing listens.', es: '' }, detail: null },
      },
    ],
    'POST /api/pulse/monitors/id-photos/check': report,
    'POST /api/pulse/monitors/id-music/check': {
      ...report,
      outcome: 'up',
      reason: null,
      conditions: [],
      evidence: [],
    },
    'POST /api/pulse/monitors/pause': {
      changed: 1,
      refused: [{ id: 'id-photos', name: 'photos', reason: 'You may not.' }],
    },
    'POST /api/pulse/monitors/resume': { changed: 1, refused: [] },
    'POST /api/pulse/monitors': monitorOf(photos),
  };
  const NEXUS_URL = await startServer((request, response) => {
    void text(request).then((body) => {
      const [path] = (request.url ?? '').split('?');
      asked.push({
        call: `${request.method} ${request.url}`,
        body: body === '' ? undefined : JSON.parse(body),
      });
      const answer = answers[`${request.method} ${path}`];
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? {}));
    });
  });
  return { asked, environment: { NEXUS_URL, NEXUS_TOKEN: 't' } };
}

test('the list begins with what is wrong', async () => {
  const { environment } = await startPulse();
  const { code, stdout } = await run(['pulse'], environment);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[1]).toMatch(/^photos +down +3 min +http +photos\.lan:80 +refused$/);
  expect(lines[2]).toMatch(/^music +up +3 min +12 ms +http +music\.lan:80$/);
  expect((await run(['pulse', 'ls', '-q'], environment)).stdout).toBe('music\nphotos\n');
});

test('filters go to NEXUS, and a wrong state is said', async () => {
  const { asked, environment } = await startPulse();
  await run(['pulse', '--state', 'down', '--state', 'pending', '--tag', 'a=b', '--host', 'nas'], environment);
  const query = new URL(asked[0]?.call.slice(4) ?? '', 'http://x').searchParams;
  expect([query.getAll('status'), query.getAll('tag'), query.get('host')]).toEqual([
    ['down', 'pending'],
    ['a=b'],
    'nas',
  ]);
  const wrong = await run(['pulse', '--state', 'asleep'], environment);
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--state takes up, degraded') });
});

test('one monitor is shown with its uptime and the times it was down', async () => {
  const { environment } = await startPulse();
  const { code, stdout } = await run(['pulse', 'show', 'photos'], environment);
  expect(code).toBe(0);
  expect(stdout).toContain('photos: down for 3 min\n');
  expect(stdout).toContain('uptime   1 d 99.995 %, 7 d 100 %, 30 d 50 %, 1 y not known\n');
  expect(stdout).toContain('down     1 h ago for 5 min: Nothing listens.\n');
  const missing = await run(['pulse', 'show', 'photo'], environment);
  expect(missing).toMatchObject({ code: 3, stderr: expect.stringContaining('Did you mean photos?') });
});

test('a check says what it saw, and fails when that is down', async () => {
  const { environment } = await startPulse();
  const { code, stdout } = await run(['pulse', 'check', 'photos', 'music'], environment);
  expect(code).toBe(1);
  expect(stdout.split('\n')).toEqual([
    'photos: down 31 ms',
    '  The status is not accepted. (502 Bad\\x1b[2J)',
    '  status: 502, expected 200-299',
    '  does not hold: [STATUS] (502) == 200',
    'music: up 31 ms',
    '',
  ]);
  expect(await run(['pulse', 'check-now', 'music'], environment)).toMatchObject({ code: 0 });
});

test('what may not be paused is said', async () => {
  const { asked, environment } = await startPulse();
  expect(await run(['pulse', 'pause', 'music', 'photos'], environment)).toEqual({
    code: 1,
    stdout: '✓ music: paused\n',
    stderr: 'photos: You may not.\n',
  });
  expect(asked.at(-1)?.body).toEqual({ ids: ['id-music', 'id-photos'] });
  expect(await run(['pulse', 'resume', 'music'], environment)).toMatchObject({ code: 0 });
});

test('a monitor is added from options, each setting as its kind wants it', async () => {
  const { asked, environment } = await startPulse();
  const words =
    'pulse add photos -s url=http://photos.lan/?a=b -s redirects=3 --every 1m30s --tag team=media';
  expect(await run(words.split(' '), environment)).toMatchObject({
    code: 0,
    stdout: '✓ photos: http photos.lan:80\n',
  });
  expect(asked.at(-1)?.body).toMatchObject({
    name: 'photos',
    kind: 'http',
    settings: { url: 'http://photos.lan/?a=b', redirects: 3 },
    intervalMs: 90_000,
    tags: [{ name: 'team', value: 'media' }],
  });
});

test.each([
  [['x', '--kind', 'htpt'], '--kind takes http.'],
  [['x', '-s', 'ulr=1'], 'http has no setting ulr: it has url, redirects.'],
  [['x', '-s', 'url'], '--set takes FIELD=VALUE'],
  [['x', '--every', 'often'], '--every takes a time such as 20s or 5m.'],
  [['x', '--every', '1m', '--severity', 'awful'], 'severity'],
  [[], 'What is it called?'],
  [['x', '--from', '-'], 'the names stand in the file'],
  [['--from', '/no/such/file'], '/no/such/file cannot be read.'],
])('add %j is wrong usage', async (words, message) => {
  const { asked, environment } = await startPulse();
  const { code, stderr } = await run(['pulse', 'add', ...words], environment);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(asked.every(({ call }) => call.startsWith('GET'))).toBe(true);
});

test('monitors are added from JSON, of a file or of standard input', async () => {
  const { asked, environment } = await startPulse();
  const draft = { name: 'a', kind: 'http', settings: { url: 'http://a' } };
  const folder = await mkdtemp(join(tmpdir(), 'nexus-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'monitors.json');
  await writeFile(file, JSON.stringify([draft, { ...draft, name: 'b' }]));
  await run(['pulse', 'add', '--from', file], environment);
  await run(['pulse', 'add', '--from', '-'], environment, JSON.stringify(draft));
  expect(asked.map(({ body }) => body)).toMatchObject([draft, { ...draft, name: 'b' }, draft]);
  const broken = await run(['pulse', 'add', '--from', '-'], environment, '{');
  expect(broken).toMatchObject({ code: 2, stderr: expect.stringContaining('Standard input is not JSON.') });
});
