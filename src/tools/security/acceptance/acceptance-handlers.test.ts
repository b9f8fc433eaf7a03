import { expect, test } from 'vitest';
import type { AcceptanceDraft, AcceptanceScope } from '#contracts/security/acceptance.ts';
import { countFindings } from '../findings/count-findings.ts';
import { fakeAcceptance, fakeFinding } from '#contracts/security/fake-finding.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { contextOf, type FakeImage, openFakeParts, viewer } from '../flaws/fake-flaw-parts.ts';
import { acceptanceHandlers } from './acceptance-handlers.ts';
import { openAcceptances } from './open-acceptances.ts';

const db = fakeContainer('db', { stack: 'photos' });
const web = fakeContainer('web', { stack: 'media' });
const unrepaired = { state: 'affected', version: null, channel: null, note: null } as const;
const images: readonly FakeImage[] = [
  {
    reference: 'postgres:16',
    containers: [db, web],
    findings: [
      fakeFinding({ flaw: 'CVE-2026-1', aliases: ['GHSA-aaaa'] }),
      fakeFinding({ flaw: 'CVE-2026-2', package: 'zlib', packages: [], repair: unrepaired }),
      fakeFinding({
        flaw: 'CVE-2026-3',
        package: 'zlib',
        packages: [],
        repair: { ...unrepaired, version: '2', channel: 'esm' },
      }),
    ],
  },
  { reference: 'redis:7', findings: [fakeFinding({ flaw: 'CVE-2026-1' })] },
];

const nothing: AcceptanceScope = {
  flaw: null,
  package: null,
  image: null,
  host: null,
  stack: null,
  container: null,
};

function draft(scope: Partial<AcceptanceScope>, change: Partial<AcceptanceDraft> = {}): AcceptanceDraft {
  const rest = { reason: 'Not reachable.', untilMs: null, isUntilRepair: false };
  return { ...rest, scope: { ...nothing, ...scope }, ...change };
}

async function open() {
  const lab = await openFakeParts(images);
  const acceptances = await openAcceptances({ ...lab.kernel, database: lab.kernel.database.as() });
  const handlers = acceptanceHandlers({
    ...lab.parts,
    acceptances,
    findings: { ...lab.parts.findings, all: () => judged },
  });
  const judged = lab.subjects.map(({ host, id }) => ({
    host,
    id,
    digest: '',
    line: '',
    judgedAtMs: 1,
    matchedAtMs: 1,
    summary: { counts: countFindings([]), worst: [], unmatched: 0 },
  }));
  const context = contextOf(viewer);
  return {
    ...lab,
    preview: async (body: AcceptanceDraft) => await handlers.previewAcceptance({ body }, context),
    accept: async (body: AcceptanceDraft) => await handlers.accept({ body }, context),
    change: async (rule: string, body: AcceptanceDraft) =>
      await handlers.changeAcceptance({ params: { rule }, body }, context),
    end: async (rule: string) => await handlers.endAcceptance({ params: { rule } }, context),
    all: async () => await handlers.acceptances({}, context),
    async [Symbol.asyncDispose]() {
      await acceptances[Symbol.asyncDispose]();
      await lab[Symbol.asyncDispose]();
    },
  };
}

test.each<[string, AcceptanceDraft, number]>([
  ['a flaw everywhere', draft({ flaw: 'cve-2026-1' }), 2],
  ['a flaw by another name', draft({ flaw: 'GHSA-AAAA' }), 1],
  ['a package, by a pattern', draft({ package: 'z*b' }), 2],
  ['an image', draft({ image: 'docker.io/library/postgres' }), 3],
  ['one of two containers', draft({ flaw: 'CVE-2026-1', container: 'db' }), 0],
  ['until there is a repair for everybody', draft({ image: 'postgres' }, { isUntilRepair: true }), 2],
  ['what is not here', draft({ flaw: 'CVE-2026-9' }), 0],
])('%s', async (_, body, expected) => {
  await using lab = await open();
  const { findings, examples } = await lab.preview(body);
  expect(findings).toBe(expected);
  expect(examples).toHaveLength(expected);
});

test('a second rule counts for what it closes', async () => {
  await using lab = await open();
  expect(await lab.accept(draft({ flaw: 'CVE-2026-1', container: 'db' }))).toMatchObject({ findings: 0 });
  expect(await lab.preview(draft({ flaw: 'CVE-2026-1', container: 'web' }))).toEqual({
    findings: 1,
    examples: [{ flaw: 'CVE-2026-1', package: 'openssl', reference: 'postgres:16' }],
  });
});

test('rules tell what they keep quiet now, and whether they are over', async () => {
  await using lab = await open();
  const rule = await lab.accept(draft({ flaw: 'CVE-2026-1' }, { untilMs: lab.clock.now() + 10 }));
  expect(rule).toMatchObject({ findings: 2, isOver: false, by: 'v' });
  expect(await lab.all()).toMatchObject([{ id: rule.id, findings: 0 }]);
  const accepted = { ...fakeAcceptance, rule: rule.id };
  await lab.find(0, [
    fakeFinding({ flaw: 'CVE-2026-1', accepted }),
    fakeFinding({ flaw: 'CVE-2026-2' }),
    fakeFinding({ flaw: 'CVE-2026-3', accepted: { ...accepted, rule: 'another' } }),
  ]);
  expect(await lab.all()).toMatchObject([{ id: rule.id, findings: 1 }]);
  lab.clock.advance(10);
  expect(await lab.all()).toMatchObject([{ isOver: true }]);
  const changed = await lab.change(rule.id, draft({ flaw: 'CVE-2026-2' }));
  expect(changed).toMatchObject({ id: rule.id, findings: 1, isOver: false });
  expect(await lab.end(rule.id)).toBe(null);
  expect(await lab.all()).toEqual([]);
  await expect(lab.end(rule.id)).rejects.toMatchObject({ code: 'not-found' });
});
