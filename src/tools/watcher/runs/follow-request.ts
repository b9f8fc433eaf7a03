import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { Words } from '#contracts/words.ts';
import { type DriveContext, rest } from './drive-context.ts';
import type { Request, RunRecord } from './run-record.ts';

/** `refused`: nothing was changed. `gone`: what was to be replaced is not there, and not by our doing. */
export type ReplacementEnd =
  | { readonly is: 'replaced'; readonly recreation: RecreationRecord | undefined }
  | { readonly is: 'refused' | 'back'; readonly why: Words }
  | { readonly is: 'broken'; readonly why: Words | null }
  | { readonly is: 'gone' | 'interrupted' };

export interface SeenThrough {
  readonly record: RunRecord;
  readonly end: ReplacementEnd;
}

/** What one look came to: the end, or how the run stands meanwhile. */
export type Look = SeenThrough | { readonly record: RunRecord };

/** Looks again and again until a request that is on disk has come out. */
export async function followRequest(
  context: DriveContext,
  begun: RunRecord,
  look: (context: DriveContext, record: RunRecord, request: Request) => Promise<Look>,
): Promise<SeenThrough> {
  let record = begun;
  for (;;) {
    const { request } = record.work;
    if (!request) throw new TypeError('There is no request to see through.');
    const step = await look(context, record, request);
    if ('end' in step) return step;
    record = step.record;
    await rest(context);
  }
}
