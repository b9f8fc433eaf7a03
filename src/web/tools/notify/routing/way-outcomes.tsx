import type { Route } from '#contracts/notify/routing-config.ts';
import type { RouteTrace } from '#contracts/notify/routing.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { StateMark } from '../../../ui/state-badge.tsx';
import { sayDuration } from './duration-text.ts';
import { inheritedAt } from './inherited.ts';
import { testText } from './test-text.ts';
import { useRoutingWords } from './use-routing-words.ts';

interface Props extends Pick<RouteTrace, 'outcomes'> {
  root: Route;
  /** Null: now. */
  atMs: number | null;
}

type Outcome = RouteTrace['outcomes'][number];

/** Who would be told, when, and what holds it back; one for each route that takes it. */
export function WayOutcomes({ outcomes, root, atMs }: Props) {
  return (
    <ul className="flex flex-col gap-3">
      {outcomes.map((outcome) => (
        <li key={outcome.position.join('.')} className="flex flex-col gap-1 rounded-md bg-elevated p-3">
          <OutcomeLines outcome={outcome} root={root} atMs={atMs} />
        </li>
      ))}
    </ul>
  );
}

function OutcomeLines({ outcome, root, atMs }: Omit<Props, 'outcomes'> & { outcome: Outcome }) {
  const text = useText(testText);
  const say = useRoutingWords();
  const { destinations, receiver, heldBy, groupWaitMs, groupIntervalMs, repeatIntervalMs } = outcome;
  const names = destinations.map(({ name }) => name);
  const isSaid = names.length === 1 && names[0] === receiver;
  const when = [
    groupWaitMs === 0 ? text('atOnce') : text('first', { wait: sayDuration(groupWaitMs) }),
    text('news', { time: sayDuration(groupIntervalMs) }),
    say.grouping(inheritedAt(root, outcome.position).groupBy.value),
    repeatIntervalMs === 0 ? text('never') : text('again', { time: sayDuration(repeatIntervalMs) }),
  ];
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
        <StateMark state={heldBy.length > 0 ? 'paused' : names.length === 0 ? 'down' : 'up'} />
        <span className={names.length === 0 ? 'font-medium text-down' : 'font-medium'}>
          {names.length === 0 ? text('nobody') : names.join(', ')}
        </span>
        {!isSaid && <span className="text-muted">{text('receiver', { name: receiver })}</span>}
      </p>
      {heldBy.length > 0 && <Held heldBy={heldBy} atMs={atMs} />}
      <p className={heldBy.length > 0 ? 'text-sm text-muted' : undefined}>{when.join(' · ')}</p>
      <p className="text-sm text-muted wrap-anywhere">
        {text('group')} <span className="font-mono">{outcome.groupKey}</span>
      </p>
    </>
  );
}

const kinds = {
  silence: 'silence',
  inhibition: 'inhibition',
  dependency: 'dependency',
  'mute-time': 'muteTime',
  flapping: 'flapping',
} as const;

function isKind(kind: string): kind is keyof typeof kinds {
  return Object.hasOwn(kinds, kind);
}

function Held({ heldBy, atMs }: { heldBy: Outcome['heldBy']; atMs: number | null }) {
  const text = useText(testText);
  const format = useFormat();
  const nowMs = useNow();
  return (
    <>
      <p className="text-degraded">{text('held')}</p>
      <ul className="list-disc pl-5">
        {heldBy.map(({ kind, text: words, untilMs }) => (
          <li key={kind + words} className="wrap-anywhere">
            {isKind(kind) ? text(kinds[kind], { text: words }) : words}
            {untilMs !== null && (
              <span className="text-muted">
                {' '}
                {text('until', { time: format.clock(untilMs, atMs ?? nowMs) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
