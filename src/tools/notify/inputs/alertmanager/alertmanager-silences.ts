import type { Caller } from '#contracts/access.ts';
import type { Matcher } from '#contracts/notify/matcher.ts';
import type { Silence } from '#contracts/notify/silences.ts';
import type { RawAnswer } from '#contracts/transfer.ts';
import { NexusError } from '#kernel/errors.ts';
import { jsonOf } from '../../json-of.ts';
import { json, nothing, parserFailure, refusal, requiredCode } from './answers.ts';
import { parseTime, timeText } from './rfc3339.ts';

export interface WantedSilence {
  readonly id?: string | undefined;
  readonly matchers: Matcher[];
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly createdBy: string;
  readonly comment: string;
}

/** The part of the silences that this API needs. */
export interface SilenceKeeper {
  /** @throws NexusError `invalid`, or `not-found` for an id that nobody has. */
  put(wanted: WantedSilence, caller: Caller): Promise<{ readonly id: string }>;
  list(): readonly Silence[] | Promise<readonly Silence[]>;
  get(id: string): Silence | undefined | Promise<Silence | undefined>;
  expire(id: string, caller: Caller): Promise<unknown>;
}

export function gettableSilence(silence: Silence) {
  return {
    id: silence.id,
    status: { state: silence.state },
    updatedAt: timeText(silence.updatedAtMs),
    comment: silence.comment,
    createdBy: silence.createdBy,
    endsAt: timeText(silence.endsAtMs),
    matchers: silence.matchers.map(({ name, operator, value }) => ({
      isEqual: operator === '=' || operator === '=~',
      isRegex: operator.endsWith('~'),
      name,
      value,
    })),
    startsAt: timeText(silence.startsAtMs),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function wrongSilenceId(id: string): RawAnswer | undefined {
  if (uuid.test(id)) return undefined;
  return parserFailure(601, `silenceID in path must be of type uuid: ${JSON.stringify(id)}`);
}

export async function postSilence(
  body: Uint8Array,
  silences: SilenceKeeper,
  caller: Caller,
): Promise<RawAnswer> {
  const wanted = readSilence(body);
  if ('status' in wanted) return wanted;
  try {
    const { id } = await silences.put(wanted, caller);
    return json({ silenceID: id });
  } catch (error) {
    if (!(error instanceof NexusError) || error.status >= 500) throw error;
    if (error.status === 404) return refusal('silence not found', 404);
    const issues = error.issues.map(({ message }) => message).join('; ');
    return refusal(issues === '' ? error.message : `${error.message} ${issues}`);
  }
}

export async function expireSilence(id: string, silences: SilenceKeeper, caller: Caller): Promise<RawAnswer> {
  try {
    if (!(await silences.get(id))) return nothing(404);
    await silences.expire(id, caller);
    return nothing();
  } catch (error) {
    if (error instanceof NexusError && error.status === 404) return nothing(404);
    throw error;
  }
}

export async function findSilence(id: string, silences: SilenceKeeper): Promise<Silence | undefined> {
  try {
    return await silences.get(id);
  } catch (error) {
    if (error instanceof NexusError && error.status === 404) return undefined;
    throw error;
  }
}

function readSilence(body: Uint8Array): WantedSilence | RawAnswer {
  const posted = parseObject(body);
  if (!posted) return parserFailure(400, 'parsing silence body from "" failed, because it is no JSON object');
  for (const name of ['comment', 'createdBy', 'endsAt', 'matchers', 'startsAt']) {
    if (posted[name] === undefined || posted[name] === null) {
      return parserFailure(requiredCode, `${name} in body is required`);
    }
  }
  const { id, comment, createdBy, matchers } = posted;
  const startsAtMs = parseTime(posted['startsAt']);
  const endsAtMs = parseTime(posted['endsAt']);
  const read = Array.isArray(matchers) ? matchers.map(readMatcher) : [undefined];
  const known = read.filter((matcher) => matcher !== undefined);
  if (typeof comment !== 'string' || typeof createdBy !== 'string' || known.length < read.length) {
    return parserFailure(400, 'parsing silence body from "" failed, because a field has the wrong type');
  }
  if (startsAtMs === null || endsAtMs === null || startsAtMs === undefined || endsAtMs === undefined) {
    return parserFailure(400, 'parsing silence body from "" failed, because a time is not RFC 3339');
  }
  if (known.length === 0) return parserFailure(612, 'matchers in body should have at least 1 items');
  if (endsAtMs <= startsAtMs) return refusal('Failed to create silence: start time must be before end time');
  const given = typeof id === 'string' && id !== '' ? { id } : {};
  return { ...given, matchers: known, startsAtMs, endsAtMs, createdBy, comment };
}

function readMatcher(matcher: unknown): Matcher | undefined {
  if (typeof matcher !== 'object' || matcher === null) return undefined;
  const fields: { name?: unknown; value?: unknown; isRegex?: unknown; isEqual?: unknown } = matcher;
  const { name, value, isRegex, isEqual } = fields;
  if (typeof name !== 'string' || typeof value !== 'string' || name === '') return undefined;
  if (isRegex === true) return { name, operator: isEqual === false ? '!~' : '=~', value };
  return { name, operator: isEqual === false ? '!=' : '=', value };
}

function parseObject(body: Uint8Array): Record<string, unknown> | undefined {
  const parsed = jsonOf(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return Object.fromEntries(Object.entries(parsed));
}
