import type { Labels } from '#contracts/notify/matcher.ts';
import type { RawAnswer } from '#contracts/transfer.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import { parseMatchers } from '#library/alertmanager/parse-matchers.ts';
import { refusal } from './answers.ts';
import type { GettableAlert } from './gettable-alert.ts';

export interface AlertQuery {
  readonly filter: readonly string[];
  readonly receiver?: string | undefined;
  readonly active?: string | undefined;
  readonly silenced?: string | undefined;
  readonly inhibited?: string | undefined;
  readonly unprocessed?: string | undefined;
  readonly muted?: string | undefined;
}

export interface AlertFilter {
  readonly shows: (alert: GettableAlert) => boolean;
  readonly hasReceiver: (name: string) => boolean;
}

/** An answer where the query cannot be read. */
export function readAlertQuery(query: AlertQuery): AlertFilter | RawAnswer {
  const matches = readFilter(query.filter);
  if (typeof matches !== 'function') return matches;
  const hasReceiver = readReceiver(query.receiver);
  if (typeof hasReceiver !== 'function') return hasReceiver;
  const wants = {
    active: isWanted(query.active),
    silenced: isWanted(query.silenced),
    inhibited: isWanted(query.inhibited),
    unprocessed: isWanted(query.unprocessed),
    muted: isWanted(query.muted),
  };
  return {
    hasReceiver,
    shows: ({ labels, receivers, status }) =>
      (wants.active || status.state !== 'active') &&
      (wants.unprocessed || status.state !== 'unprocessed') &&
      (wants.silenced || status.silencedBy.length === 0) &&
      (wants.inhibited || status.inhibitedBy.length === 0) &&
      (wants.muted || status.mutedBy.length === 0) &&
      matches(labels) &&
      (query.receiver === undefined || receivers.some(({ name }) => hasReceiver(name))),
  };
}

/** Each parameter may hold several matchers; all have to hold. */
export function readFilter(filter: readonly string[]): ((labels: Labels) => boolean) | RawAnswer {
  try {
    return compileMatchers(filter.flatMap(parseMatchers));
  } catch (error) {
    return refusal(`bad matcher format: ${error instanceof Error ? error.message : filter.join(', ')}`);
  }
}

function readReceiver(pattern: string | undefined): ((name: string) => boolean) | RawAnswer {
  if (pattern === undefined || pattern === '') return () => true;
  try {
    const matches = compileMatchers([{ name: 'receiver', operator: '=~', value: pattern }]);
    return (receiver) => matches({ receiver });
  } catch (error) {
    const why = error instanceof Error ? error.message : pattern;
    return refusal(`failed to parse receiver param: ${why}`);
  }
}

/** As go-openapi reads it: absent is yes, and a word that it does not know is no. */
function isWanted(flag: string | undefined): boolean {
  if (flag === undefined || flag === '') return true;
  return ['true', '1', 'yes', 'ok', 'y', 'on', 'selected', 'checked', 't', 'enabled'].includes(
    flag.toLowerCase(),
  );
}
