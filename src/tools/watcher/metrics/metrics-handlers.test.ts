import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import type { AvailableUpdate, Hold } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import type { WatchedSubject } from '../watched/watched.ts';
import { metricsHandlers } from './metrics-handlers.ts';

const atMs = 1_800_000_000_500;
const version = {
  tag: '1.0',
  digest: `sha256:${'a'.repeat(64)}`,
  version: null,
  revision: null,
  createdAtMs: null,
  publishedAtMs: null,
};
const noLinks = { release: null, compare: null, source: null, documentation: null, registry: null };

function update(tag: string | null, hold: Hold['id'] | null = null): AvailableUpdate {
  return {
    level: 'minor',
    reference: `app:${tag}`,
    to: { ...version, tag },
    seenAtMs: atMs,
    links: noLinks,
    hold: hold && { id: hold, words: { en: '', es: '' }, untilMs: null },
  };
}

function row(
  name: string,
  stack: string | null,
  verdict: Partial<WatchedContainer['verdict']>,
): WatchedSubject {
  const image = `${name}:1.0`;
  const about = {
    host: 'nas',
    name,
    id: `id-${name}`,
    stack,
    service: null,
    labels: {},
    image,
    imageId: 'sha256:b',
  };
  const shown: WatchedContainer = {
    ...about,
    displayName: null,
    state: 'running',
    repository: `docker.io/library/${name}`,
    track: 'exact',
    current: version,
    verdict: { state: 'same', reason: null, answer: null, checkedAtMs: atMs, ...verdict },
    policy: { ...defaultPolicy, decidedBy: {}, problems: [] },
    snoozedUntilMs: null,
    runId: null,
    isSelf: false,
  };
  const resource = { host: 'nas', stack, labels: {} };
  const reference = parseReference(image);
  const subject = {
    ...about,
    state: shown.state,
    reference,
    labels: {},
    resource,
    local: undefined,
    isSelf: false,
  };
  return { subject, shown };
}

const answerOf = (...updates: AvailableUpdate[]) => ({
  state: 'newer' as const,
  updates,
  answeredAtMs: atMs,
});
const rows = [
  row('my "photos"', 'media', {
    state: 'newer',
    answer: answerOf(update('2.0', 'too-young'), update('1.1')),
  }),
  row('music', 'media', { state: 'newer', answer: answerOf(update('3.0', 'skipped')) }),
  row('cloud', null, {
    state: 'unknown',
    reason: { id: 'dns', words: { en: '', es: '' }, detail: null, untilMs: null },
    answer: { ...answerOf(update('9.0')), answeredAtMs: atMs - 60_000 },
  }),
];
const quota = { limit: 100, remaining: 57, windowSeconds: 21_600, readAtMs: atMs };
const registry = {
  domain: 'docker.io',
  kind: 'docker-hub',
  title: 'Docker Hub',
  login: 'none' as const,
  images: 3,
  containers: 3,
  problem: null,
  lastAnswerAtMs: atMs,
  quota,
  restsUntilMs: null,
  configuredId: null,
};

const { watcherMetrics } = metricsHandlers({
  watched: {
    all: () => rows,
    status: () => ({
      isChecking: false,
      lastCheckAtMs: atMs,
      lastCheckMs: 1250,
      lastRequests: 40,
      nextCheckAtMs: null,
      missing: [{ host: 'pi', reason: 'No.' }],
    }),
  },
  runCounts: () => [{ kind: 'update', outcome: 'back', count: 2 }],
  registryStates: () => [registry, { ...registry, domain: 'quay.io', quota: null, restsUntilMs: atMs }],
});

const request = { method: 'GET', header: () => undefined, body: new Uint8Array() };

async function scrape(caller: Caller = viewer): Promise<string> {
  const { status, headers, body } = await watcherMetrics({}, { ...testCall(), caller }, request);
  expect([status, headers?.['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return String(body);
}

function linesOf(text: string, name: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

test('each container tells the best that is offered, or why all is held', async () => {
  const text = await scrape();
  const photos = 'host="nas",container="my \\"photos\\"",stack="media",image="my \\"photos\\":1.0"';
  expect(linesOf(text, 'nexus_watcher_update_available')).toEqual([
    `nexus_watcher_update_available{${photos},level="minor",to="1.1"} 1`,
  ]);
  expect(linesOf(text, 'nexus_watcher_update_held')).toEqual([
    'nexus_watcher_update_held{host="nas",container="music",stack="media",image="music:1.0",level="minor",to="3.0",hold="skipped"} 1',
  ]);
});

test('what is unknown is no answer, though the last one is kept', async () => {
  const text = await scrape();
  expect(linesOf(text, 'nexus_watcher_unknown')).toEqual([
    'nexus_watcher_unknown{host="nas",container="cloud",stack="",image="cloud:1.0",reason="dns"} 1',
  ]);
  expect(text).not.toContain('to="9.0"');
  expect(text).toContain('nexus_watcher_containers{state="newer"} 2\n');
  expect(text).toContain('nexus_watcher_containers{state="unknown"} 1\n');
  expect(text).toContain('nexus_watcher_containers{state="same"} 0\n');
  const cloud = 'host="nas",container="cloud",stack=""';
  expect(text).toContain(`nexus_watcher_checked_timestamp_seconds{${cloud}} 1800000000.5\n`);
  expect(text).toContain(`nexus_watcher_answered_timestamp_seconds{${cloud}} 1799999940.5\n`);
});

test('whoever may see all reads registries, the watch and how updates ended', async () => {
  const text = await scrape();
  expect(text).toContain('nexus_watcher_runs_total{kind="update",outcome="back"} 2\n');
  expect(text).toContain('nexus_watcher_runs_total{kind="revert",outcome="failed"} 0\n');
  expect(text).toContain('nexus_watcher_last_check_duration_seconds 1.25\n');
  expect(text).toContain('nexus_watcher_last_check_requests 40\n');
  expect(text).not.toContain('next_check_timestamp');
  expect(text).toContain('nexus_watcher_host_missing{host="pi"} 1\n');
  expect(text).toContain('nexus_watcher_registry_quota_remaining{registry="docker.io"} 57\n');
  expect(linesOf(text, 'nexus_watcher_registry_quota_limit')).toHaveLength(1);
  expect(linesOf(text, 'nexus_watcher_registry_rests_until_timestamp_seconds')).toHaveLength(1);
});

test('who may see one stack scrapes that stack', async () => {
  const text = await scrape({
    ...viewer,
    role: 'guest',
    grants: [{ role: 'viewer', scope: { stack: 'media' } }],
  });
  expect(text).toContain('container="music"');
  expect(text).toContain('nexus_watcher_containers{state="unknown"} 0\n');
  expect(text).not.toMatch(/cloud|_registry_|runs_total|last_check/);
});

test('what is written is what Prometheus reads: each family once, each series once', async () => {
  const lines = (await scrape()).trimEnd().split('\n');
  const types = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(types).size).toBe(types.length);
  const series = lines.filter((line) => !line.startsWith('#'));
  for (const line of series)
    expect(line).toMatch(
      /^[a-z_]+(\{[a-z_]+="(?:[^"\\\n]|\\["\\n])*"(,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*\})? [\d.e+-]+$/,
    );
  expect(new Set(series.map((line) => line.replace(/ \S+$/, ''))).size).toBe(series.length);
  for (const line of series) expect(types).toContain(line.split(/[{ ]/)[0]);
});
