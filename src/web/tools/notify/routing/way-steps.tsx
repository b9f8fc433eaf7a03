import type { ReactNode } from 'react';
import type { RouteTrace } from '#contracts/notify/routing.ts';
import type { Route } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { StateMark } from '../../../ui/state-badge.tsx';
import { RouteLine } from './route-line.tsx';
import { RouteList } from './route-list.tsx';
import type { PartProps } from './routing-part.ts';
import { testText } from './test-text.ts';

type Step = RouteTrace['steps'][number];

interface Props extends Pick<PartProps, 'destinations'>, Pick<RouteTrace, 'steps'> {
  config: PartProps['editor']['config'];
}

/** Every route, with what became of the alert there. */
export function WaySteps({ config, destinations, steps }: Props) {
  const text = useText(testText);
  const known = new Map(steps.map((step) => [step.position.join('.'), step]));
  return (
    <RouteList
      label={text('way')}
      root={config.route}
      renderRow={(route, position) => {
        const step = known.get(position.join('.'));
        return (
          <div className={cx('flex flex-col gap-0.5 py-1.5 pl-3', !step && 'text-muted')}>
            <p className={cx(step?.chosen && 'font-medium')}>
              <RouteLine config={config} destinations={destinations} route={route} position={position} />
            </p>
            <Verdict step={step} route={route} />
          </div>
        );
      }}
    />
  );
}

function Verdict({ step, route }: { step: Step | undefined; route: Route }) {
  const text = useText(testText);
  if (!step) return <p className="text-sm text-muted">{text('notAsked')}</p>;
  if (step.chosen) return <Line state="up" tone="text-up" words={text('chosen')} />;
  if (step.matched) return <Line state="noted" tone="text-muted" words={text('passed')} />;
  return <Line state="stopped" tone="text-muted" words={<Failed step={step} route={route} />} />;
}

function Failed({ step: { failed, seen }, route }: { step: Step; route: Route }) {
  const text = useText(testText);
  const condition = failed ?? '';
  // The condition as it is written begins with its label, quoted where the name is unusual.
  const name =
    route.matchers.find(
      (one) => condition.startsWith(one.name) || condition.startsWith(JSON.stringify(one.name)),
    )?.name ?? '';
  return seen === null || seen === ''
    ? text('failedAbsent', { condition, name })
    : text('failed', { condition, name, seen });
}

function Line({ state, tone, words }: { state: 'up' | 'noted' | 'stopped'; tone: string; words: ReactNode }) {
  return (
    <p className={`flex items-baseline gap-1.5 text-sm ${tone}`}>
      <StateMark state={state} />
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </p>
  );
}
