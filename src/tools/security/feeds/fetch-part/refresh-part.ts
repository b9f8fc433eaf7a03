import type { PartName, PartState, PartWrite, WriteResult } from '../../advisories/part-state.ts';
import { IndexError } from '../../advisories/row-values.ts';
import { FeedError, type FeedItem } from '../feed.ts';
import { coverText } from '../plan/cover-text.ts';
import { partName, type KnownPart, type PlanNotes, type PlannedPart } from '../plan/feed-plan.ts';
import type { FetchTools } from './ask.ts';
import { fetchChanges } from './fetch-changes.ts';
import { fetchPart } from './fetch-part.ts';
import type { Validators } from './validators.ts';

/** Where what is read goes: the index of advisories. */
export interface PartSink {
  write(part: PartWrite, items: AsyncIterable<FeedItem> | Iterable<FeedItem>): Promise<WriteResult>;
  setState(part: PartName, change: Partial<PartState>): void;
}

/** The index keeps what it is given, our own notes with it. */
type Noted = Partial<PartState & PlanNotes>;

export interface RefreshTools extends FetchTools {
  readonly sink: PartSink;
  /** Where downloads lie until they are read. */
  readonly folder: string;
}

export type Refreshed =
  | { readonly kind: 'written'; readonly result: WriteResult }
  | { readonly kind: 'unchanged' }
  /** What was there before stays. `detail` is a sentence for a person. */
  | { readonly kind: 'failed'; readonly detail: string; readonly retryAtMs: number | null };

/** Does what was planned for a part, and notes how it went. Rejects only when `outer` aborts, or when our own disk fails. */
export async function refreshPart(
  planned: PlannedPart,
  known: KnownPart | undefined,
  tools: RefreshTools,
  outer?: AbortSignal,
): Promise<Refreshed> {
  const { feed, part, mode } = planned;
  const name = { feed: feed.id, part: part.id };
  const triedAtMs = tools.clock.now();
  try {
    const refreshed =
      mode === 'changes' && known
        ? await refreshChanges(planned, known, tools, outer)
        : await refreshWhole(planned, known, tools, outer);
    if (refreshed.kind !== 'failed') return refreshed;
    return failed(refreshed.detail, refreshed.retryAtMs);
  } catch (error) {
    if (error instanceof FeedError || error instanceof IndexError) return failed(error.message, null);
    throw error;
  }

  function failed(detail: string, retryAtMs: number | null): Refreshed {
    const failures = (known?.state.failures ?? 0) + 1;
    const state: Noted = { triedAtMs, failures, problem: detail, retryAtMs };
    tools.sink.setState(name, state);
    return { kind: 'failed', detail, retryAtMs };
  }
}

async function refreshWhole(
  { feed, part, mode }: PlannedPart,
  known: KnownPart | undefined,
  tools: RefreshTools,
  outer: AbortSignal | undefined,
): Promise<Refreshed> {
  const validators = mode === 'again' || !known ? null : validatorsFrom(known.state);
  const request = { name: partName(feed, part), part, validators, folder: tools.folder };
  const outcome = await fetchPart(request, tools, outer);
  if (outcome.kind === 'failed') return outcome;
  const name = { feed: feed.id, part: part.id };
  const done = { ...success(tools), fetchedAtMs: tools.clock.now() };
  if (outcome.kind === 'unchanged') {
    tools.sink.setState(name, done);
    return outcome;
  }
  await using download = outcome.download;
  const { etag, lastModified, crc32c: checksum } = outcome.validators;
  const readFor = coverText(part.covers);
  const state: Noted = { ...done, etag, lastModified, checksum, revision: feed.revision, readFor };
  // Which releases it tells about is seen in what it tells: it may know nothing of one that it was read for.
  const write: PartWrite = { ...name, mode: 'whole', state };
  return { kind: 'written', result: await tools.sink.write(write, feed.read(part, download.read())) };
}

async function refreshChanges(
  planned: PlannedPart,
  known: KnownPart,
  tools: RefreshTools,
  outer: AbortSignal | undefined,
): Promise<Refreshed> {
  const { feed, part } = planned;
  const outcome = await fetchChanges(feed, part, known.state.cursor ?? '', tools, outer);
  if (outcome.kind === 'failed') return outcome;
  if (outcome.kind === 'too-many')
    return await refreshWhole({ ...planned, mode: 'whole' }, known, tools, outer);
  const name = { feed: feed.id, part: part.id };
  if (outcome.items.length === 0) {
    tools.sink.setState(name, { ...success(tools), cursor: outcome.cursor });
    return { kind: 'unchanged' };
  }
  const items: FeedItem[] = [...outcome.items, { kind: 'cursor', cursor: outcome.cursor }];
  const write: PartWrite = { ...name, mode: 'delta', state: success(tools) };
  return { kind: 'written', result: await tools.sink.write(write, items) };
}

function success({ clock }: RefreshTools): Noted {
  return { triedAtMs: clock.now(), failures: 0, problem: null, retryAtMs: null };
}

function validatorsFrom({ etag, lastModified, checksum }: PartState): Validators {
  return { etag, lastModified, crc32c: checksum };
}
