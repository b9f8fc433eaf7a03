import type { Destination } from '#contracts/notify/destinations.ts';
import type { Matcher } from '#contracts/notify/matcher.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { sayDuration } from './duration-text.ts';
import { rangeWords } from './interval-words.ts';
import { routingText } from './routing-text.ts';

const signs = { '=': '=', '!=': '≠', '=~': '=~', '!~': '!~' } as const;

/** `severity = critical`; an empty value is said as `""`. */
export function matcherWords({ name, operator, value }: Matcher): string {
  return `${name} ${signs[operator]} ${value === '' ? '""' : value}`;
}

/** The names of the channels behind a receiver that are enabled. */
export function channelsOf(
  receiver: string,
  { receivers }: Pick<RoutingConfig, 'receivers'>,
  destinations: readonly Destination[],
): readonly string[] {
  const known = receivers.find(({ name }) => name === receiver);
  const listed = known?.destinationIds ?? [];
  return destinations
    .filter(({ isEnabled }) => isEnabled)
    .filter(({ id, name, isDefault }) => {
      if (listed.length > 0) return listed.includes(id);
      return receiver === 'default' ? isDefault : !known && name === receiver;
    })
    .map(({ name }) => name);
}

/** How the parts of a routing are said. */
export function useRoutingWords() {
  const text = useText(routingText);
  const { locale } = useFormat();
  const intervalWords = (name: string, { timeIntervals }: Pick<RoutingConfig, 'timeIntervals'>) => {
    const ranges = timeIntervals.find((one) => one.name === name)?.ranges ?? [];
    const words = {
      always: text('always'),
      days: text('daysOfMonth'),
      and: text('and'),
      last: text('lastDay'),
    };
    return ranges.map((range) => rangeWords(range, locale, words)).join('; ');
  };
  return {
    matchers: (matchers: readonly Matcher[]) =>
      matchers.length === 0 ? text('anything') : matchers.map(matcherWords).join(` ${text('and')} `),
    grouping(labels: readonly string[]) {
      if (labels.includes('...')) return text('groupedAll');
      return labels.length === 0 ? text('groupedNone') : text('groupedBy', { labels: labels.join(', ') });
    },
    wait: (ms: number) => (ms === 0 ? text('atOnce') : text('waits', { time: sayDuration(ms) })),
    news: (ms: number) => text('newsEvery', { time: sayDuration(ms) }),
    repeat: (ms: number) => (ms === 0 ? text('never') : text('repeats', { time: sayDuration(ms) })),
    /** The name with its times, as in `night (22:00–07:00, UTC)`. */
    interval(name: string, config: Pick<RoutingConfig, 'timeIntervals'>) {
      const times = intervalWords(name, config);
      return times === '' ? name : `${name} (${times})`;
    },
    intervalWords,
  };
}
