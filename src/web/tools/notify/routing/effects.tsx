import { useQuery } from '@tanstack/react-query';
import type { RoutingEffect } from '#contracts/notify/routing.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { StateMark } from '../../../ui/state-badge.tsx';
import { severityMark } from '../alert-state.ts';
import { notifyApi } from '../live.ts';
import { routingText } from './routing-text.ts';

const mostShown = 20;

/** For which alerts of now others hear than before. */
export function Effects({ config }: { config: RoutingConfig }) {
  const text = useText(routingText);
  const { data, error } = useQuery({
    queryKey: ['notify', 'routing-preview', JSON.stringify(config)],
    queryFn: ({ signal }) => notifyApi.previewRouting({ body: { config } }, { signal }),
    staleTime: 0,
  });
  if (error) return <ErrorNote error={error} />;
  if (!data) return <Loading rows={2} />;
  const { effects, changed, unchanged } = data;
  if (changed + unchanged === 0) return <p className="text-muted">{text('noAlerts')}</p>;
  if (changed === 0) return <p className="text-muted">{text('noEffects')}</p>;
  const shown = effects.slice(0, mostShown);
  return (
    <>
      <ul className="flex flex-col gap-2">
        {shown.map((effect) => (
          <Effect key={effect.fingerprint} effect={effect} />
        ))}
      </ul>
      <p className="text-sm text-muted">
        {[
          ...(changed > shown.length ? [text('moreEffects', { count: changed - shown.length })] : []),
          ...(unchanged > 0 ? [text('unchanged', { count: unchanged })] : []),
        ].join(' · ')}
      </p>
    </>
  );
}

function Effect({ effect: { title, severity, before, after } }: { effect: RoutingEffect }) {
  const text = useText(routingText);
  const names = (list: readonly string[]) => (list.length === 0 ? text('nobody') : list.join(', '));
  return (
    <li className="flex items-baseline gap-2">
      <StateMark state={severityMark(severity)} />
      <div className="min-w-0 wrap-anywhere">
        <div>{title}</div>
        <div className="text-sm">
          <span className="text-muted">{names(before)} →</span>{' '}
          <span className={after.length === 0 ? 'text-down' : 'font-medium'}>{names(after)}</span>
        </div>
      </div>
    </li>
  );
}
