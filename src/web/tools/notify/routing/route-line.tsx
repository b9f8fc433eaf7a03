import type { Route } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import type { Position } from './edit-tree.ts';
import { type Inherited, inheritedAt, isOwn } from './inherited.ts';
import type { PartProps } from './routing-part.ts';
import { routingText } from './routing-text.ts';
import { channelsOf, matcherWords, useRoutingWords } from './use-routing-words.ts';

interface Props extends Pick<PartProps, 'destinations'> {
  config: PartProps['editor']['config'];
  route: Route;
  position: Position;
}

/** Which alerts a route takes, and who hears of them. */
export function RouteLine({ config, destinations, route, position }: Props) {
  const text = useText(routingText);
  const inherited = inheritedAt(config.route, position);
  return (
    <>
      <Conditions route={route} isRoot={position.length === 0} />{' '}
      <span className="text-muted">{text('goesTo')}</span>{' '}
      <ReceiverName name={inherited.receiver.value} config={config} destinations={destinations} />
    </>
  );
}

function Conditions({ route: { matchers, routes }, isRoot }: { route: Route; isRoot: boolean }) {
  const text = useText(routingText);
  if (isRoot) return text(routes.length > 0 ? 'everything' : 'everythingAlone');
  if (matchers.length === 0) return text('anything');
  return matchers.map((matcher, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- two may be the same
    <span key={index}>
      {index > 0 && <span className="text-muted"> {text('and')} </span>}
      <span className="font-mono text-sm font-medium wrap-anywhere">{matcherWords(matcher)}</span>
    </span>
  ));
}

/** The receiver and, where its name does not say so already, the channels behind it. */
export function ReceiverName({
  name,
  config,
  destinations,
}: Pick<Props, 'config' | 'destinations'> & { name: string }) {
  const text = useText(routingText);
  const channels = channelsOf(name, config, destinations);
  const isChannel = channels.length === 1 && channels[0] === name;
  return (
    <span className="wrap-anywhere">
      <span className="font-medium">{name}</span>
      {!isChannel && (
        <span className={channels.length === 0 ? 'text-down' : 'text-muted'}>
          {' '}
          ({channels.length === 0 ? text('nobody') : channels.join(', ')})
        </span>
      )}
    </span>
  );
}

type Word = { readonly words: string; readonly own: boolean };

/** How it is told: what the route says itself stands out from what it inherits. */
export function RouteHow({ config, route, position }: Omit<Props, 'destinations'>) {
  const text = useText(routingText);
  const say = useRoutingWords();
  const inherited = inheritedAt(config.route, position);
  const own = (field: keyof Inherited) => isOwn(inherited[field].from, position);
  const times = (names: readonly string[]) => names.map((name) => say.interval(name, config)).join('; ');
  const words: Word[] = [
    { words: say.grouping(inherited.groupBy.value), own: own('groupBy') },
    { words: say.wait(inherited.groupWaitMs.value), own: own('groupWaitMs') },
    { words: say.news(inherited.groupIntervalMs.value), own: own('groupIntervalMs') },
    { words: say.repeat(inherited.repeatIntervalMs.value), own: own('repeatIntervalMs') },
  ];
  if (route.muteTimeIntervals.length > 0)
    words.push({ words: text('quietDuring', { time: times(route.muteTimeIntervals) }), own: true });
  if (route.activeTimeIntervals.length > 0)
    words.push({ words: text('onlyDuring', { time: times(route.activeTimeIntervals) }), own: true });
  if (route.continue) words.push({ words: text('continues'), own: true });
  return (
    <p className="text-sm wrap-anywhere">
      {words.map(({ words: each, own: isSaidHere }, index) => (
        <span
          key={each}
          title={isSaidHere ? undefined : text('inherits')}
          className={cx(!isSaidHere && 'text-muted')}
        >
          {index > 0 && <span className="text-muted"> · </span>}
          {each}
        </span>
      ))}
    </p>
  );
}
