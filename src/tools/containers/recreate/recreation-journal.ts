import type { FieldComparison, RecreationRecord } from '#contracts/containers/recreate.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { SubjectOptions } from '../subject.ts';
import type { Draft } from './draft.ts';
import {
  changeDraft,
  changeRecreation,
  forgetRecreations,
  insertRecreation,
  type KeptRecreation,
} from './recreation-store.ts';

/** What is on disk of one recreation. Each call resolves when it is there to stay. */
export interface RecreationJournal {
  /** Before the phase begins. */
  enter(phase: RecreationRecord['phase'], problem?: string): Promise<void>;
  /** A new container exists. */
  note(draft: Draft): Promise<void>;
  end(ending: Ending): Promise<void>;
}

export interface Ending {
  readonly outcome: 'succeeded' | 'back' | 'broken';
  readonly problem?: string;
  readonly report?: readonly FieldComparison[];
}

type JournalOptions = Pick<SubjectOptions, 'database' | 'secrets' | 'clock'>;

/** What is known of a recreation before it is decided. */
export type Beginning = Pick<RecreationRecord, 'host' | 'operationId' | 'kind' | 'reason' | 'startedBy'> & {
  readonly resource: KeptRecreation['resource'];
};

/** Writes the plan down. */
export async function beginJournal(
  options: JournalOptions,
  { resource, ...beginning }: Beginning,
  draft: Draft,
): Promise<RecreationJournal> {
  const record: KeptRecreation['record'] = {
    ...beginning,
    id: draft.id,
    name: draft.members[0]?.oldBody.name ?? '',
    phase: 'building',
    outcome: 'under-way',
    problem: null,
    ...draftSummary(draft),
    report: [],
    startedAtMs: options.clock.now(),
    endedAtMs: null,
  };
  const kept = { record, resource, sealedDraft: sealDraft(options, draft) };
  await options.database.transaction((tx) => insertRecreation(tx, kept));
  return openJournal(options, record);
}

export function openJournal(options: JournalOptions, record: KeptRecreation['record']): RecreationJournal {
  const { database, clock } = options;
  const { id, host, name } = record;
  return {
    enter: (phase, problem) =>
      changeRecreation(database, id, { phase, ...(problem !== undefined && { problem }) }),
    note: (draft) => changeDraft(database, { ...record, ...draftSummary(draft) }, sealDraft(options, draft)),
    async end({ outcome, problem, report }) {
      const nowMs = clock.now();
      await changeRecreation(database, id, {
        outcome,
        endedAtMs: outcome === 'broken' ? null : nowMs,
        ...(problem !== undefined && { problem }),
        ...(report && { report }),
      });
      await forgetRecreations(database, { host, name, nowMs });
    },
  };
}

export function openDraft(
  { secrets }: JournalOptions,
  { record, sealedDraft }: KeptRecreation,
): Draft | null {
  return sealedDraft === null ? null : JSON.parse(secrets.open(sealedDraft, placeOf(record.id)).reveal());
}

function sealDraft({ secrets }: JournalOptions, draft: Draft): string {
  return secrets.seal(new Secret(JSON.stringify(draft)), placeOf(draft.id));
}

function placeOf(id: string): string {
  return `recreations.draft.${id}`;
}

function draftSummary({ members, warnings }: Draft) {
  const [main, ...dependents] = members;
  return {
    image: {
      reference: main?.body.create.Image ?? '',
      beforeId: main?.oldImageId ?? '',
      afterId: main?.imageId ?? '',
    },
    oldId: main?.oldId ?? '',
    newId: main?.newId ?? null,
    dependents: dependents.map(({ body, oldId, newId }) => ({ name: body.name, oldId, newId })),
    warnings: [...warnings],
  };
}
