import { expect, test } from 'vitest';
import type { EventPayload } from '#contracts/event.ts';
import { inLanguage } from '#contracts/notify/in-language.ts';
import type { flawsFound, flawsSettled } from '#contracts/security/events.ts';
import type { SaidAlert } from './event-mapping.ts';
import { securityMapping } from './security.ts';

type Event = Parameters<typeof securityMapping.reportsOf>[0];
type Found = EventPayload<typeof flawsFound>;

const base = { id: 'e1', sequence: 1, key: 'nas\ndocker.io/library/redis', atMs: 70_000 };
const flaw = (id: string, change: Partial<Found['flaws'][number]> = {}): Found['flaws'][number] => ({
  flaw: id,
  title: null,
  package: 'openssl',
  severity: 'high',
  rank: 'soon',
  repairedIn: '3.0.12',
  isExploited: false,
  ...change,
});
const about = { host: 'nas', reference: 'redis:7', containers: [{ name: 'cache', stack: 'shop' }] };
const summary = {
  en: 'redis:7: CVE-1 in openssl is new (high)',
  es: 'redis:7: CVE-1 en openssl es nueva (alta)',
};

function found(change: Partial<Found> = {}, key = base.key): Event {
  const flaws = change.flaws ?? [flaw('CVE-1')];
  const payload: Found = {
    ...about,
    why: 'new',
    count: flaws.length,
    rank: 'soon',
    summary,
    ...change,
    flaws,
  };
  return { ...base, key, name: 'security.flaws-found', payload };
}

function settled(change: Partial<EventPayload<typeof flawsSettled>> = {}, key = base.key): Event {
  const words = { en: 'redis:7: nothing urgent is left', es: 'redis:7: no queda nada urgente' };
  const payload = { ...about, why: 'repaired' as const, summary: words, ...change };
  return { ...base, key, atMs: 90_000, name: 'security.flaws-settled', payload };
}

test('one flaw says where it is, how bad it is and what repairs it, in both languages', () => {
  const [report] = securityMapping.reportsOf(
    found({ flaws: [flaw('CVE-1', { title: 'Overflow', isExploited: true })] }),
  );
  expect(report).toEqual({
    labels: {
      alertname: 'FlawsFound',
      host: 'nas',
      image: 'redis',
      container: 'cache',
      stack: 'shop',
      flaw: 'CVE-1',
      why: 'new',
      rank: 'soon',
      severity: 'critical',
    },
    annotations: { summary: summary.en, summary_es: summary.es },
    startsAtMs: 70_000,
    source: { kind: 'event', id: 'security.flaws-found', name: 'Security' },
    evidence: {
      checked: 'image redis:7 on nas, used by cache',
      expected: 'no known flaw that calls for action',
      seen: 'CVE-1 in openssl (Overflow): being exploited, high, repaired in 3.0.12',
      setBy: 'the settings of Security',
      changeAt: '/security/flaws/CVE-1',
      es: {
        checked: 'la imagen redis:7 en nas, usada por cache',
        expected: 'ninguna vulnerabilidad conocida que exija actuar',
        seen: 'CVE-1 en openssl (Overflow): se está explotando, alta, corregida en 3.0.12',
        setBy: 'los ajustes de Security',
      },
    },
  });
  expect(report && inLanguage({ title: '', evidence: null, ...report }, 'es')).toMatchObject({
    title: summary.es,
  });
});

test('of many flaws five are named, and the list is linked', () => {
  const flaws = Array.from({ length: 20 }, (_, n) =>
    flaw(`CVE-${n}`, { severity: 'unknown', repairedIn: null, title: n === 0 ? 'x'.repeat(300) : null }),
  );
  const containers = ['a', 'b', 'c', 'd', 'a'].map((name) => ({ name, stack: name === 'd' ? null : 's' }));
  const [report] = securityMapping.reportsOf(found({ flaws, count: 31, containers }));
  expect(report?.labels).not.toHaveProperty('container');
  expect(report?.labels).not.toHaveProperty('stack');
  expect(report?.evidence).toMatchObject({
    checked: 'image redis:7 on nas, used by a, b, c, 1 more',
    seen: [
      `CVE-0 in openssl (${'x'.repeat(100)}…): not rated, no repair yet`,
      ...[1, 2, 3, 4].map((n) => `CVE-${n} in openssl: not rated, no repair yet`),
      'and 26 more',
    ].join('; '),
    changeAt: '/security?host=nas&container=a',
  });
  expect(report?.evidence?.es?.seen).toContain('CVE-4 en openssl: sin valorar, aún sin corrección; y 26 más');
});

test.each([
  ['now', false, 'critical'],
  ['soon', false, 'warning'],
  ['plan', false, 'info'],
  ['plan', true, 'critical'],
] as const)('rank %s, exploited %s: %s', (rank, isExploited, severity) => {
  const [report] = securityMapping.reportsOf(found({ rank, flaws: [flaw('CVE-1', { rank, isExploited })] }));
  expect(report?.labels['severity']).toBe(severity);
});

test.each([
  ['nas\nghcr.io/immich-app/immich-server', 'ghcr.io/immich-app/immich-server'],
  [`nas\nsha256:${'a'.repeat(64)}`, `sha256:${'a'.repeat(64)}`],
  ['nas', 'redis'],
])('the image of %j is called %s', (key, image) => {
  const [report] = securityMapping.reportsOf(found({}, key));
  expect(report?.labels['image']).toBe(image);
  const [end] = securityMapping.reportsOf(settled({}, key));
  expect(end?.labels['image']).toBe(image);
});

/** What is wrong after all these events; `test/notify-security.test.ts` asks a real book. */
function openAfter(...events: Event[]): string[] {
  const open = new Map<string, SaidAlert>();
  for (const event of events) {
    const reports = securityMapping.reportsOf(event);
    const ends = securityMapping.endsOfOthers?.(reports, open.values()) ?? [];
    for (const { labels, source, startsAtMs = 0, endsAtMs } of [...reports, ...ends]) {
      const key = JSON.stringify(labels);
      if (endsAtMs === undefined) open.set(key, { labels, source, startsAtMs, endsAtMs: null });
      else open.delete(key);
    }
  }
  return [...open.values()].map(({ labels }) => labels['flaw'] ?? labels['feed'] ?? '');
}

test('each telling is an alert of its own; what is settled ends all that were about that image', () => {
  const first = found();
  const second = found({ why: 'exploited', rank: 'now', flaws: [flaw('CVE-2', { rank: 'now' })] });
  const later = found({ reference: 'redis:8', containers: [], flaws: [flaw('CVE-3')] });
  expect(openAfter(first, second, later)).toEqual(['CVE-1', 'CVE-2', 'CVE-3']);
  expect(openAfter(first, second, later, settled({ reference: 'redis:8' }))).toEqual([]);
  const elsewhere = [
    found({ host: 'pi' }, 'pi\ndocker.io/library/redis'),
    found({ reference: 'web' }, 'nas\ndocker.io/library/web'),
  ];
  const gone = settled({ reference: 'docker.io/library/redis', containers: [], why: 'gone' });
  expect(openAfter(first, second, ...elsewhere, gone)).toEqual(['CVE-1', 'CVE-1']);
  expect(openAfter(first, settled(), second)).toEqual(['CVE-2']);
});

test.each([
  ['repaired', 'what was told of is not there any more'],
  ['accepted', 'somebody accepted what was told of'],
  ['withdrawn', 'whoever published it took it back'],
  ['gone', 'no container uses the image any more'],
] as const)('the end of what is %s says so', (why, seen) => {
  const [report] = securityMapping.reportsOf(settled({ why }));
  expect(report).toMatchObject({
    endsAtMs: 90_000,
    annotations: { summary: 'redis:7: nothing urgent is left', summary_es: 'redis:7: no queda nada urgente' },
    evidence: { seen },
  });
});

test('a source without answers is told of until it answers', () => {
  const words = {
    en: 'debian 12: The server does not answer.',
    es: 'debian 12: El servidor no responde.',
  };
  const payload = { feed: 'debian', title: 'Debian', sinceMs: 40_000, words };
  const silent: Event = { ...base, key: 'debian', name: 'security.feed-unanswered', payload };
  const back: Event = {
    ...base,
    key: 'debian',
    name: 'security.feed-answers',
    payload: { feed: 'debian', title: 'Debian' },
  };
  const [report] = securityMapping.reportsOf(silent);
  expect(report).toMatchObject({
    labels: { alertname: 'FeedUnanswered', feed: 'debian', severity: 'warning' },
    annotations: { summary: 'Security cannot fetch what Debian publishes' },
    startsAtMs: 40_000,
    evidence: {
      seen: `${words.en} What Security shows may be old: newer flaws are not known.`,
      changeAt: '/security/sources',
    },
  });
  expect(securityMapping.reportsOf(back)).toMatchObject([
    {
      endsAtMs: 70_000,
      annotations: {
        summary: 'Security waits for nothing of Debian any more',
        summary_es: 'Security ya no espera nada de Debian',
      },
    },
  ]);
  expect(openAfter(silent)).toEqual(['debian']);
  expect(openAfter(silent, back)).toEqual([]);
  const other: Event = { ...back, key: 'osv', payload: { feed: 'osv', title: 'OSV' } };
  expect(openAfter(silent, other)).toEqual(['debian']);
});
