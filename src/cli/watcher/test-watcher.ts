import { text } from 'node:stream/consumers';
import type { PolicyPreview } from '#contracts/watcher/policies.ts';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import type { UpdatePlan, UpdateRun } from '#contracts/watcher/run.ts';
import type { AvailableUpdate, ImageVersion } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { openServer } from '../test-cli.ts';

const minuteMs = 60_000;
export const words = (en: string) => ({ en, es: '' });

export function version(tag: string | null, digit: string): ImageVersion {
  const digest = `sha256:${digit.repeat(64)}`;
  return { tag, digest, version: null, revision: null, createdAtMs: null, publishedAtMs: null };
}

const links = { release: null, compare: null, source: null, documentation: null, registry: null };

export function update(tag: string, changes: Partial<AvailableUpdate> = {}): AvailableUpdate {
  const reference = `photos:${tag}`;
  return {
    level: 'minor',
    reference,
    to: version(tag, 'b'),
    seenAtMs: -3 * minuteMs,
    links,
    hold: null,
    ...changes,
  };
}

export function row(name: string, verdict: Partial<WatchedContainer['verdict']> = {}): WatchedContainer {
  return {
    host: 'nas',
    name,
    id: `id-${name}`,
    displayName: null,
    stack: 'media',
    service: null,
    state: 'running',
    image: `${name}:1.0`,
    repository: `docker.io/library/${name}`,
    imageId: 'sha256:c',
    track: 'exact',
    current: version('1.0', 'a'),
    verdict: { state: 'same', reason: null, answer: null, checkedAtMs: 0, ...verdict },
    policy: { ...defaultPolicy, decidedBy: {}, problems: [] },
    snoozedUntilMs: null,
    runId: null,
    labels: {},
    isSelf: false,
  };
}

const newer = (...updates: AvailableUpdate[]) => ({
  state: 'newer' as const,
  answer: { state: 'newer' as const, updates, answeredAtMs: 0 },
});
const hold = { id: 'too-young' as const, words: words('It is 1 day old.'), untilMs: null };
export const rows = [
  row('calm'),
  row('cloud', {
    state: 'unknown',
    reason: { id: 'dns', words: words('Its name leads nowhere.\u001b[2J'), detail: null, untilMs: null },
    answer: { state: 'newer', updates: [update('9.0')], answeredAtMs: -minuteMs },
  }),
  row('music', newer(update('3.0', { level: 'major', hold }))),
  row('photos', newer(update('2.0', { level: 'major', hold }), update('1.1'))),
];
const previews: PolicyPreview[] = ['music', 'photos'].map((name) => ({
  host: 'nas',
  name,
  stack: 'media',
  policy: { ...defaultPolicy, decidedBy: {}, problems: [] },
  update: null,
  happens: name === 'photos' ? 'ask' : 'wait',
  atMs: null,
  words: words(name === 'photos' ? 'You are asked.' : 'Held: it is 1 day old.'),
}));

export function plan(changes: Partial<UpdatePlan> = {}): UpdatePlan {
  return {
    host: 'nas',
    name: 'photos',
    from: version('1.0', 'a'),
    to: version('1.1', 'b'),
    reference: 'photos:1.1',
    level: 'minor',
    isPossible: true,
    problem: null,
    steps: [words('photos:1.1 is pulled.'), words('photos is replaced.')],
    warnings: [words('Files in the container itself are lost.')],
    recreate: null,
    file: {
      path: '/srv/media/compose.yaml',
      place: 'image',
      variable: null,
      before: 'photos:1.0',
      after: 'photos:1.1',
      diff: '--- a\n+++ b\n     image:\n-    image: photos:1.0\n+    image: photos:1.1\n',
    },
    monitors: [],
    pulseSeconds: 120,
    beginsAtMs: null,
    ...changes,
  };
}

export const runId = '01970000-0000-7000-8000-000000000001';

export function updateRun(changes: Partial<UpdateRun> = {}): UpdateRun {
  return {
    id: runId,
    host: 'nas',
    name: 'photos',
    stack: 'media',
    kind: 'update',
    from: version('1.0', 'a'),
    to: version('1.1', 'b'),
    referenceBefore: 'photos:1.0',
    reference: 'photos:1.1',
    level: 'minor',
    state: 'succeeded',
    detail: null,
    problem: null,
    operationId: null,
    recreationId: null,
    file: null,
    startedBy: 'ana',
    because: words('Asked for.'),
    batchId: 'b1',
    revertsId: null,
    revertedById: null,
    canRevert: true,
    startedAtMs: -60 * minuteMs,
    endedAtMs: 0,
    ...changes,
  };
}

export const status = {
  isChecking: false,
  lastCheckAtMs: 0 as number | null,
  lastCheckMs: 1,
  lastRequests: 1,
  nextCheckAtMs: null,
  missing: [] as { host: string; reason: string }[],
};

/** A Watcher that remembers what it was asked. */
export async function openWatcher(
  whenOver: (close: () => void) => void,
  changes: Readonly<Record<string, unknown>> = {},
) {
  const asked: { call: string; body: unknown }[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    'GET /api/watcher/updates': { containers: rows, status },
    'POST /api/watcher/check': status,
    'POST /api/watcher/policies/preview': previews,
    'POST /api/watcher/plan': plan(),
    'POST /api/watcher/runs': [updateRun()],
    'GET /api/watcher/runs': [updateRun()],
    [`GET /api/watcher/runs/${runId}`]: updateRun(),
    [`POST /api/watcher/runs/${runId}/revert/plan`]: plan({
      from: version('1.1', 'b'),
      to: version('1.0', 'a'),
    }),
    [`POST /api/watcher/runs/${runId}/revert`]: updateRun({
      kind: 'revert',
      from: version('1.1', 'b'),
      to: version('1.0', 'a'),
    }),
    ...changes,
  };
  const NEXUS_URL = await openServer((request, response) => {
    void text(request).then((body) => {
      const call = `${request.method} ${(request.url ?? '').split('?')[0]}`;
      asked.push({
        call: `${request.method} ${request.url}`,
        body: body === '' ? undefined : JSON.parse(body),
      });
      response.writeHead(call in answers ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answers[call] ?? {}));
    });
  }, whenOver);
  return { asked, environment: { NEXUS_URL, NEXUS_TOKEN: 't' } };
}
