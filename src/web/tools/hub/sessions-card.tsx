import { useQuery } from '@tanstack/react-query';
import type { Session } from '#contracts/hub/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { hubApi } from '../../shell/api.ts';
import { forgetSession, queryClient } from '../../shell/session.ts';
import { askConfirm } from '../../ui/ask-confirm.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { showError } from '../../ui/toast.ts';
import { deviceName } from '../../ui/format/device-name.ts';
import { hubText } from './hub-text.ts';
import { Card } from './page.tsx';

const key = ['hub', 'sessions'] as const;

export function SessionsCard() {
  const text = useText(hubText);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => hubApi.sessions({}, { signal }) });
  const everywhere = async () => {
    const agreed = await askConfirm(
      {
        title: text('signOutEverywhere'),
        action: text('signOutEverywhere'),
        stops: [text('everywhereStops')],
        wayBack: text('everywhereBack'),
      },
      async () => {
        await hubApi.signOutEverywhere({});
      },
    );
    if (agreed) forgetSession();
  };
  return (
    <Card
      title={text('sessions')}
      action={
        <Button size="sm" onClick={() => void everywhere()}>
          {text('signOutEverywhere')}
        </Button>
      }
    >
      {query.error && <ErrorNote error={query.error} />}
      {query.isPending && <Loading rows={2} />}
      <ul className="flex flex-col divide-y divide-line-soft">
        {query.data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const text = useText(hubText);
  const end = async () => {
    try {
      await hubApi.endSession({ params: { id: session.id } });
      await queryClient.invalidateQueries({ queryKey: key });
    } catch (error) {
      showError(error, { title: text('endSession') });
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <span className="flex min-w-0 flex-1 basis-56 flex-col">
        <span className="truncate font-medium" title={session.userAgent}>
          {deviceName(session.userAgent)}{' '}
          {session.current && <span className="font-normal text-accent-ink">{text('thisSession')}</span>}
        </span>
        <span className="font-mono text-sm text-muted">{session.address}</span>
      </span>
      <span className="text-sm text-muted">
        {text('lastSeen')} <RelativeTime atMs={session.lastSeenAtMs} />
      </span>
      {!session.current && (
        <Button size="sm" variant="quiet" onClick={() => void end()}>
          {text('endSession')}
        </Button>
      )}
    </li>
  );
}
