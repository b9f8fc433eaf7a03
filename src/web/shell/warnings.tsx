import { useQuery } from '@tanstack/react-query';
import { useText } from '../i18n/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import { useNow } from '../ui/format/use-now.ts';
import { useFormat } from '../ui/format/use-format.ts';
import { hubApi } from './api.ts';
import { useWorstConnection } from './connection.ts';
import { useMay } from './session.ts';
import { shellText } from './shell-text.ts';

/** Nothing for those who may not read it: a guest has no part in how NEXUS itself is. */
export function useOverview() {
  const may = useMay();
  return useQuery({
    enabled: may('hub:read'),
    queryKey: ['hub', 'overview'],
    queryFn: ({ signal }) => hubApi.overview({}, { signal }),
    refetchInterval: 60_000,
  });
}

/** What NEXUS has to say about itself, above every page. */
export function Warnings() {
  const text = useText(shellText);
  const format = useFormat();
  const now = useNow();
  const { data } = useOverview();
  const connection = useWorstConnection();
  return (
    <>
      {connection.state === 'offline' && (
        <Banner tone="warning" title={text('offlineNote', { time: format.clock(connection.sinceMs, now) })} />
      )}
      {data?.warnings.map((warning) => (
        <Banner key={warning.code} tone="warning" title={text(`warning-${warning.code}`)}>
          {warning.detail}
        </Banner>
      ))}
    </>
  );
}
