import { expect, test } from 'vitest';
import type { EventPayload } from '#contracts/event.ts';
import { inLanguage } from '#contracts/notify/in-language.ts';
import type { updateFailed, updateFound } from '#contracts/watcher/events.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';
import { watcherMapping } from './watcher.ts';

type Event = Parameters<typeof watcherMapping.reportsOf>[0];
type Found = EventPayload<typeof updateFound>;
type Failed = EventPayload<typeof updateFailed>;

const base = { id: 'e1', sequence: 1, key: 'nas/photos', atMs: 70_000 };
const version = (tag: string, digit: string) => ({
  tag,
  digest: `sha256:${digit.repeat(64)}`,
  version: null,
  revision: null,
  createdAtMs: Date.UTC(2026, 4, 3),
  publishedAtMs: null,
});
const about = { host: 'nas', name: 'photos', stack: 'media', image: 'photos:1.0' };
const [from, to] = [version('1.0', 'a'), version('1.1', 'b')];
const label = '1.1@sha256:bbbbbbbbbbbb';
const links = {
  release: 'https://github.com/a/photos/releases/tag/1.1',
  compare: null,
  source: 'https://github.com/a/photos',
  documentation: null,
  registry: null,
};
const summary = { en: 'photos: 1.1 is out (1.0 runs)', es: 'photos: ha salido 1.1 (funciona 1.0)' };

function found(changes: Partial<Found> = {}): Event {
  const reference = 'photos:1.1';
  const payload: Found = {
    ...about,
    level: 'minor',
    reference,
    from,
    to,
    links,
    mode: 'ask',
    summary,
    ...changes,
  };
  return { ...base, name: 'watcher.update-found', payload };
}

function settled(why: 'applied' | 'superseded' | 'withdrawn' | 'skipped' | 'gone', of = to): Event {
  const payload = { ...about, reference: 'photos:1.1', to: of, why };
  return { ...base, atMs: 90_000, name: 'watcher.update-settled', payload };
}

const run = { ...about, runId: 'r1', from, to, startedBy: 'ana', summary: { en: 'Done.', es: 'Hecho.' } };

function failed(changes: Partial<Failed> = {}): Event {
  const problem = { en: 'It did not become healthy.', es: 'No llegó a estar sano.' };
  return { ...base, name: 'watcher.update-failed', payload: { ...run, isBack: true, problem, ...changes } };
}

const ended = (name: 'watcher.update-succeeded' | 'watcher.update-reverted', startedBy = 'ana'): Event => ({
  ...base,
  atMs: 95_000,
  name,
  payload: { ...run, startedBy },
});

function only(event: Event, alertname: string): AlertReport | undefined {
  return watcherMapping.reportsOf(event).find(({ labels }) => labels['alertname'] === alertname);
}

/** What an event ends of what was said before. */
function endedBy(event: Event, ...said: Event[]): string[] {
  const known = said.flatMap((one) =>
    watcherMapping
      .reportsOf(one)
      .map(({ labels, source, startsAtMs = 0 }) => ({ labels, source, startsAtMs, endsAtMs: null })),
  );
  const reports = watcherMapping.reportsOf(event);
  const ends = [...reports, ...(watcherMapping.endsOfOthers?.(reports, known) ?? [])];
  const isEnded = (labels: object) =>
    ends.some((end) => end.endsAtMs !== undefined && JSON.stringify(end.labels) === JSON.stringify(labels));
  return known.filter(({ labels }) => isEnded(labels)).map(({ labels }) => labels['alertname'] ?? '');
}

test('something newer says what runs, what is out, how far the step is and who decides', () => {
  const report = only(found(), 'UpdateAvailable');
  expect(report).toEqual({
    labels: {
      alertname: 'UpdateAvailable',
      host: 'nas',
      container: 'photos',
      stack: 'media',
      version: label,
      severity: 'info',
      level: 'minor',
    },
    annotations: { summary: summary.en, summary_es: summary.es },
    startsAtMs: 70_000,
    source: { kind: 'event', id: 'watcher.update-found', name: 'Watcher' },
    generatorUrl: links.release,
    evidence: {
      checked: 'image photos:1.0 of container photos on nas',
      expected: 'nothing newer than 1.0',
      seen: '1.1: a minor step, of 2026-05-03',
      setBy: 'the rules of Watcher: ask',
      changeAt: '/watcher/nas/photos',
      es: {
        checked: 'la imagen photos:1.0 del contenedor photos en nas',
        expected: 'nada más nuevo que 1.0',
        seen: '1.1: un paso menor, del 2026-05-03',
        setBy: 'las reglas de Watcher: preguntar',
      },
    },
  });
  expect(report && inLanguage({ title: '', evidence: null, ...report }, 'es')).toMatchObject({
    title: summary.es,
    evidence: { seen: '1.1: un paso menor, del 2026-05-03' },
  });
});

test('under the same tag, the digests are told', () => {
  const moved = found({ level: 'digest', from: version('latest', 'a'), to: version('latest', 'b') });
  expect(only(moved, 'UpdateAvailable')).toMatchObject({
    labels: { version: 'latest@sha256:bbbbbbbbbbbb' },
    evidence: {
      expected: 'nothing newer than sha256:aaaaaaaaaaaa',
      seen: 'sha256:bbbbbbbbbbbb: another image under the same tag, of 2026-05-03',
    },
  });
  const noLinks = { release: null, compare: null, source: null, documentation: null, registry: null };
  expect(only(found({ links: noLinks }), 'UpdateAvailable')).not.toHaveProperty('generatorUrl');
});

test.each([
  ['applied', 'photos runs 1.1 now', 'photos ya funciona con 1.1'],
  [
    'superseded',
    'For photos, 1.1 has been followed by a newer one',
    'Para photos, a 1.1 le siguió otra más nueva',
  ],
  ['withdrawn', 'For photos, 1.1 is not offered any more', 'Para photos, 1.1 ya no se ofrece'],
  ['skipped', 'For photos, 1.1 is skipped', 'Para photos, 1.1 se omite'],
  ['gone', 'photos is gone', 'photos ya no está'],
] as const)('it ends when it is %s, and says so', (why, en, es) => {
  expect(endedBy(settled(why), found(), failed())).toEqual(['UpdateAvailable', 'UpdateFailed']);
  expect(only(settled(why), 'UpdateAvailable')).toMatchObject({
    endsAtMs: 90_000,
    annotations: { summary: en, summary_es: es },
  });
});

test('what is settled for one version or container leaves others', () => {
  const other = version('1.2', 'c');
  expect(endedBy(settled('skipped', other), found(), failed())).toEqual([]);
  expect(endedBy(settled('skipped'), found({ name: 'music' }), failed({ host: 'pi' }))).toEqual([]);
});

test('a container that did not come back stays one, whatever becomes of the version', () => {
  const gone = failed({ isBack: false });
  for (const why of ['superseded', 'withdrawn', 'skipped'] as const)
    expect(endedBy(settled(why), gone)).toEqual([]);
  for (const why of ['applied', 'gone'] as const)
    expect(endedBy(settled(why), gone)).toEqual(['UpdateFailed']);
});

test('a failure says what went wrong and what runs now', () => {
  expect(only(failed(), 'UpdateFailed')).toMatchObject({
    labels: { severity: 'warning', container: 'photos', version: label },
    evidence: {
      checked: 'update of container photos on nas from 1.0 to 1.1',
      seen: 'It did not become healthy. 1.0 runs again, and this version is not tried again by itself.',
      setBy: 'ana',
      es: {
        seen: 'No llegó a estar sano. 1.0 vuelve a funcionar y esta versión no se intenta de nuevo por sí sola.',
      },
    },
  });
  const alone = only(failed({ isBack: false, startedBy: 'watcher' }), 'UpdateFailed');
  expect(alone?.labels['severity']).toBe('critical');
  expect(alone?.evidence?.seen).toContain('its history in Watcher has the way back');
  expect(alone?.evidence?.setBy).toBe('the rules of Watcher: apply by itself');
});

test('whatever runs well afterwards ends every failure of that container, as does the next one', () => {
  const before = [failed({ isBack: false }), failed({ to: version('1.2', 'c') })];
  for (const name of ['watcher.update-succeeded', 'watcher.update-reverted'] as const)
    expect(endedBy(ended(name), ...before)).toEqual(['UpdateFailed', 'UpdateFailed']);
  expect(endedBy(failed({ to: version('1.3', 'd') }), ...before)).toEqual(['UpdateFailed', 'UpdateFailed']);
  expect(endedBy(ended('watcher.update-succeeded'), failed({ name: 'music' }))).toEqual([]);
});

test('an update that somebody asked for ends what was told, and one that came by itself is told', () => {
  expect(endedBy(ended('watcher.update-succeeded'), found())).toEqual(['UpdateAvailable']);
  expect(only(ended('watcher.update-succeeded'), 'UpdateApplied')).toBeUndefined();
  const told = only(ended('watcher.update-succeeded', 'watcher'), 'UpdateApplied');
  expect(told).toMatchObject({
    labels: { severity: 'info', version: label },
    annotations: { summary: 'Done.', summary_es: 'Hecho.' },
    timeoutMs: 3_600_000,
  });
  expect(told).not.toHaveProperty('endsAtMs');
});

test('a registry without answers is told once, until it answers', () => {
  const words = { en: 'Its name leads nowhere.', es: 'Su nombre no lleva a ninguna parte.' };
  const payload = { domain: 'quay.io', reason: 'dns', words, sinceMs: 40_000, images: 2 };
  const silent: Event = { ...base, name: 'watcher.registry-unanswered', payload };
  const back: Event = { ...base, name: 'watcher.registry-answers', payload: { domain: 'quay.io' } };
  const [report] = watcherMapping.reportsOf(silent);
  expect(report).toMatchObject({
    labels: { alertname: 'RegistryUnanswered', registry: 'quay.io', severity: 'warning' },
    startsAtMs: 40_000,
    evidence: {
      seen: 'Its name leads nowhere. What Watcher shows of these images may be old.',
      changeAt: '/watcher/registries',
    },
  });
  const [end] = watcherMapping.reportsOf(back);
  expect([end?.labels, end?.endsAtMs]).toEqual([report?.labels, 70_000]);
});
