import { conflict } from '#kernel/errors.ts';
import type { Draft, Found, GateVerdict, Member } from './draft.ts';
import type { Recreation } from './recreation.ts';

export interface FakeRecreation extends Recreation {
  /** What was asked for, in order. */
  readonly asked: string[];
  /** Called before each step is done; a rejection is the step's. */
  before: (step: string) => Promise<void> | void;
  verdict: GateVerdict;
  found: Found;
}

/** Recreates nothing: for tests of what happens around it. */
export function fakeRecreation(): FakeRecreation {
  const step = async (name: string) => {
    fake.asked.push(name);
    await fake.before(name);
  };
  const fake: FakeRecreation = {
    asked: [],
    before: () => {},
    verdict: { passed: true },
    found: [],
    capture: () => Promise.reject(conflict('A fake captures nothing.')),
    plan: () => Promise.reject(conflict('A fake plans nothing.')),
    createNew: () => Promise.reject(conflict('A fake creates nothing.')),
    dependents: () => [],
    imageId: () => Promise.resolve('sha256:2'),
    async draft(_, __, { id, gate }) {
      await step('draft');
      return fakeDraft(id, gate);
    },
    async build(draft, made) {
      await step('build');
      const built = { ...draft, members: draft.members.map((member) => ({ ...member, newId: 'new' })) };
      await made(built);
      return built;
    },
    async switchOver() {
      await step('switchOver');
      return { passed: true };
    },
    async prove() {
      await step('prove');
      return fake.verdict;
    },
    finish: () => step('finish'),
    goBack: () => step('goBack'),
    async examine(draft) {
      await step('examine');
      return { draft, found: fake.found };
    },
    async report() {
      await step('report');
      return [{ field: 'Image', intended: '"app:2"', actual: '"app:2"', same: true }];
    },
  };
  return fake;
}

export function fakeDraft(id: string, gate: Draft['gate'] = { steadyMs: 0, healthyWithinMs: 0 }): Draft {
  return { id, members: [fakeMember()], rollbackTag: null, tags: [], warnings: [], gate };
}

export function fakeMember(member: Partial<Member> = {}): Member {
  const body = (Image: string) => ({ name: 'web', create: { Image, Env: ['PASSWORD=hunter2'] } });
  return {
    oldId: 'old',
    oldBody: body('app:1'),
    oldImageId: 'sha256:1',
    body: body('app:2'),
    imageId: 'sha256:2',
    was: 'running',
    mustBeHealthy: true,
    needs: [],
    temporaryName: 'web-nexus-1',
    asideName: 'web-nexus-1-old',
    inlineFiles: [],
    newId: null,
    newVolumes: [],
    ...member,
  };
}
