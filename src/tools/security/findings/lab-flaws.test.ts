import { expect, test } from 'vitest';
import type { Finding } from '#contracts/security/finding.ts';
import { adviceFor } from './advice.ts';
import { countFindings, sumCounts } from './count-findings.ts';
import { fakeAcceptance, fakeExploited, fakeFinding } from '#contracts/security/fake-finding.ts';
import { fakeContainer } from './fake-lab.ts';
import { imageLine } from './image-line.ts';
import { labFlaws } from './lab-flaws.ts';

function image(reference: string, ...findings: Finding[]) {
  const containers = [fakeContainer(reference.split(':')[0] ?? '')];
  return { image: { host: 'nas', id: `sha256:${reference}`, references: [reference], containers }, findings };
}

test('a flaw in two images is one row, as urgent as where it is worst', () => {
  const [row, ...others] = labFlaws([
    image('redis:7', fakeFinding({ rank: 'plan', score: 90, firstSeenAtMs: 3, title: 'As in redis' })),
    image('postgres:16', fakeFinding({ rank: 'now', score: 400, firstSeenAtMs: 5, title: null })),
  ]);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    rank: 'now',
    score: 400,
    firstSeenAtMs: 3,
    title: 'As in redis',
    placesCount: 2,
  });
  expect(row?.places.map(({ reference }) => reference)).toEqual(['postgres:16', 'redis:7']);
});

test('an accepted place does not make a flaw urgent that is open elsewhere', () => {
  const [row] = labFlaws([
    image('redis:7', fakeFinding({ rank: 'now', score: 500, accepted: fakeAcceptance })),
    image('postgres:16', fakeFinding({ rank: 'watch', score: 10 })),
  ]);
  expect(row).toMatchObject({ rank: 'watch', score: 10 });
});

test('rows come in one order, and of many places the worst are shown', () => {
  const many = Array.from({ length: 30 }, (_, n) => image(`app:${n}`, fakeFinding({ score: n })));
  const rows = labFlaws([...many, image('x:1', fakeFinding({ flaw: 'CVE-2026-9', rank: 'now' }))]);
  expect(rows.map(({ flaw }) => flaw)).toEqual(['CVE-2026-9', 'CVE-2026-1']);
  expect(rows[1]).toMatchObject({ placesCount: 30, score: 29 });
  expect(rows[1]?.places).toHaveLength(20);
});

test('counts keep accepted and hidden ones apart', () => {
  const counts = countFindings([
    fakeFinding({ exploited: fakeExploited }),
    fakeFinding({ repair: { state: 'affected', version: '1', channel: 'esm', note: null } }),
    fakeFinding({ accepted: fakeAcceptance, isHidden: true }),
    fakeFinding({ isHidden: true }),
  ]);
  expect(counts).toMatchObject({ repairable: 1, exploited: 1, accepted: 1, hidden: 1 });
  expect(counts.ranks).toEqual({ now: 0, soon: 2, plan: 0, watch: 0, none: 0 });
  expect(sumCounts([counts, counts])).toMatchObject({ accepted: 2, severities: { high: 4, low: 0 } });
});

test('an update that waits where a newer package repairs it is the thing to do', () => {
  const waiting = (container: string) => {
    const title = { en: '10.11.0', es: '10.11.0' };
    return { host: 'nas', container, to: `${container}:10.11.0`, title };
  };
  const known = new Map(['jellyfin', 'redis', 'app', 'old'].map((name) => [name, waiting(name)]));
  const unrepaired = { state: 'affected', version: null, channel: null, note: null } as const;
  const find = (_: string, name: string) => known.get(name);
  const [one] = labFlaws(
    [
      image('jellyfin:10', fakeFinding({ rank: 'now' })),
      image('old:1', fakeFinding({ repair: unrepaired })),
      image('redis:7', fakeFinding({ accepted: fakeAcceptance })),
    ],
    find,
  );
  expect(one).toMatchObject({
    updates: [{ host: 'nas', container: 'jellyfin', to: 'jellyfin:10.11.0' }],
    advice: {
      en: 'Update jellyfin to 10.11.0, which may repair it: compare before updating.',
      es: 'Actualiza jellyfin a 10.11.0, que quizá lo corrija: compara antes de actualizar.',
    },
  });
  const [two] = labFlaws([image('jellyfin:10', fakeFinding()), image('app:1', fakeFinding())], find);
  expect(two?.advice?.en).toBe(
    'Update jellyfin to 10.11.0, and 1 more container. That may repair it: compare before updating.',
  );
});

test('of many updates a few are named', () => {
  const title = { en: '2', es: '2' };
  const known = Array.from({ length: 9 }, (_, n) => ({ host: 'nas', container: `c${n}`, to: '2', title }));
  const all = known.map(({ container }) => image(`${container}:1`, fakeFinding()));
  const [row] = labFlaws(all, (_, name) => known.find(({ container }) => container === name));
  expect(row?.updates).toHaveLength(5);
  expect(row?.advice?.en).toContain('and 8 more containers');
});

const place = { reference: 'redis:7', isAccepted: false, isHidden: false, package: 'openssl' };
const repair = { version: null, channel: null, note: null } as const;

test.each<[string, Parameters<typeof adviceFor>[0], string | null]>([
  ['nothing open', [{ ...place, repair: { ...repair, state: 'affected' }, isAccepted: true }], null],
  [
    'one image to update',
    [{ ...place, repair: { ...repair, state: 'fixed', version: '3.0.2' } }],
    'Update redis:7 to a version with openssl 3.0.2.',
  ],
  [
    'two images to update',
    ['redis:7', 'app:1'].map((reference) => ({
      ...place,
      reference,
      repair: { ...repair, state: 'fixed' as const, version: '3.0.2' },
    })),
    'Update redis:7 and 1 more image to versions with openssl 3.0.2.',
  ],
  [
    'subscribers only',
    [{ ...place, repair: { ...repair, state: 'affected', version: '2', channel: 'esm' } }],
    'openssl 2 repairs it, for subscribers of Ubuntu Pro (ESM) only.',
  ],
  [
    'nobody will',
    [{ ...place, repair: { ...repair, state: 'will-not-fix' } }],
    'openssl will not be repaired in this release: accept it, or move to another base image.',
  ],
  ['not yet', [{ ...place, repair: { ...repair, state: 'affected' } }], 'There is no repair of openssl yet.'],
])('advice: %s', (_, places, expected) => {
  expect(adviceFor(places)?.en ?? null).toBe(expected);
});

test.each([
  [['redis:7'], 'nas\ndocker.io/library/redis'],
  [['docker.io/library/redis:8@sha256:' + 'a'.repeat(64)], 'nas\ndocker.io/library/redis'],
  [['<none>', 'ghcr.io/me/app:2'], 'nas\nghcr.io/me/app'],
  [[], 'nas\nsha256:1'],
])('the line of %j is %j', (references, line) => {
  expect(imageLine({ host: 'nas', id: 'sha256:1', references })).toBe(line);
});
