import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { deliveriesText } from '../deliveries/deliveries-text.ts';
import { deliveryMarks } from '../deliveries/delivery-marks.ts';
import { useDestinationName } from '../deliveries/use-destination-name.ts';
import { notifyApi, useLiveAlerts } from '../live.ts';
import { useMayNotify } from '../use-may-notify.ts';
import type { AlertDetail } from './alert-details.tsx';
import { detailText } from './detail-text.ts';
import { TimedList } from './timed-list.tsx';

const mostShown = 20;

/** The messages about an alert, and where they go. */
export function Told({ details: { alert, routes } }: { details: AlertDetail }) {
  const text = useText(detailText);
  const states = useText(deliveriesText);
  const maySeeMessages = useMayNotify()('notify:read', 'everywhere');
  const nameOf = useDestinationName();
  const { waiting, dead } = useLiveAlerts();
  const { data } = useQuery({
    enabled: maySeeMessages,
    queryKey: ['notify', 'deliveries', 'about', alert.fingerprint, waiting, dead, alert.updatedAtMs],
    queryFn: ({ signal }) =>
      notifyApi.deliveries({ query: { fingerprint: alert.fingerprint, limit: mostShown } }, { signal }),
    placeholderData: (before) => before,
  });
  const receivers = [...new Set(routes.map(({ receiver }) => receiver))];
  return (
    <Section title={text('whoWasTold')}>
      {receivers.length > 0 && (
        <p className="text-muted wrap-anywhere">
          {text('goesTo', { names: receivers.join(', ') })}{' '}
          {maySeeMessages && (
            <Link
              to="/notify/routing"
              search={{ view: 'test', alert: alert.fingerprint }}
              className="text-accent-ink underline underline-offset-4"
            >
              {text('whyThisWay')}
            </Link>
          )}
        </p>
      )}
      {data && (
        <TimedList
          empty={text('nobodyTold')}
          rows={data.deliveries.map(({ id, createdAtMs, state, ...to }) => ({
            id,
            atMs: createdAtMs,
            words: (
              <span className="flex flex-wrap items-center gap-x-3">
                <Link
                  to="/notify/deliveries"
                  search={{ delivery: id }}
                  className="text-accent-ink underline underline-offset-4"
                >
                  {nameOf(to)}
                </Link>
                <StateBadge state={deliveryMarks[state]} word={states(state)} />
              </span>
            ),
          }))}
        />
      )}
    </Section>
  );
}
