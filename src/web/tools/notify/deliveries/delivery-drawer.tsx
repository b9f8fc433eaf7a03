import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Duration } from '../../../ui/amount.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Section } from '../../../ui/facts.tsx';
import { notifyApi } from '../live.ts';
import { notifyText } from '../notify-text.ts';
import { deliveriesText } from './deliveries-text.ts';
import { deliveryMarks } from './delivery-table.tsx';

/** One message: what it said, every try to send it, and what it was about. */
export function DeliveryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText(deliveriesText);
  const words = useText(notifyText);
  const query = useQuery({
    queryKey: ['notify', 'delivery', id],
    queryFn: ({ signal }) => notifyApi.delivery({ params: { id } }, { signal }),
    staleTime: 0,
  });
  const { data } = query;
  return (
    <Drawer
      open
      onClose={onClose}
      title={data?.delivery.title ?? id}
      subtitle={data?.delivery.destinationName}
      badge={
        data && <StateBadge state={deliveryMarks[data.delivery.state]} word={text(data.delivery.state)} />
      }
    >
      <div data-tool="notify" className="p-4">
        {query.error && (
          <ErrorState
            title={words('couldNotRead')}
            {...explain(query.error, words('couldNotRead'))}
            onRetry={() => void query.refetch()}
          />
        )}
        {query.isPending && <Loading rows={6} />}
        {data && <Contents data={data} />}
      </div>
    </Drawer>
  );
}

function Contents({ data }: { data: Awaited<ReturnType<typeof notifyApi.delivery>> }) {
  const text = useText(deliveriesText);
  return (
    <>
      {data.delivery.isPossiblyTwice && <p className="text-degraded">{text('twice')}</p>}
      <Section title={text('message')}>
        <p className="font-medium wrap-anywhere">{data.message.title}</p>
        <p className="whitespace-pre-wrap wrap-anywhere">{data.message.text}</p>
      </Section>
      <Section title={text('everyTry')}>
        {data.tries.length === 0 && <p className="text-muted">{text('noTry')}</p>}
        <ol className="flex flex-col gap-2">
          {data.tries.map((one) => (
            <li key={one.atMs} className="flex flex-wrap gap-x-3">
              <span className="text-muted">
                <RelativeTime atMs={one.atMs} />
              </span>
              <span>{text(one.outcome)}</span>
              {one.code !== null && <span className="font-mono">{one.code}</span>}
              <span className="text-muted">
                <Duration ms={one.durationMs} />
              </span>
              <span className="basis-full wrap-anywhere">{one.text}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={text('about')}>
        {data.alerts.map(({ fingerprint, title }) => (
          <Link
            key={fingerprint}
            to="/notify"
            search={{ alert: fingerprint }}
            className="text-accent-ink hover:underline"
          >
            {title}
          </Link>
        ))}
      </Section>
    </>
  );
}
