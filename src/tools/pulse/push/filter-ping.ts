import type { PingMeaning } from './read-ping.ts';
import type { BodyFilter, PushRule } from './push-rule.ts';
import type { PushKind, PushState } from './push-state.ts';

export interface Ping extends PingMeaning {
  readonly method: string;
  /** As much of it as is kept. */
  readonly body: string;
}

/** Why a ping changed nothing. It is kept all the same, so that a person sees that it came. */
export type IgnoredBecause = 'paused' | 'method' | 'no keyword';

export type Filtered =
  | { readonly kind: PushKind; readonly ignored?: undefined }
  | { readonly kind?: undefined; readonly ignored: IgnoredBecause };

/** What a ping counts as. The pause comes first, then the method, then the words of the body. */
export function filterPing(ping: Ping, rule: PushRule, { status }: PushState): Filtered {
  if (status === 'paused' && rule.needsManualResume) return { ignored: 'paused' };
  if (rule.methods === 'POST' && ping.method !== 'POST') return { ignored: 'method' };
  // A job that says by its address what happened is believed; the words are for those that cannot.
  const isPlain = ping.kind === 'success' && ping.exitStatus === null;
  if (rule.bodyFilter === undefined || !isPlain) return { kind: ping.kind };
  return readBody(ping.body, rule.bodyFilter);
}

function readBody(body: string, filter: BodyFilter): Filtered {
  const text = body.toLowerCase();
  const hasAny = (words: readonly string[]) =>
    words.some((word) => word.trim() !== '' && text.includes(word.trim().toLowerCase()));
  if (hasAny(filter.failure)) return { kind: 'fail' };
  if (hasAny(filter.success)) return { kind: 'success' };
  if (hasAny(filter.start)) return { kind: 'start' };
  return filter.otherwise === 'fail' ? { kind: 'fail' } : { ignored: 'no keyword' };
}
