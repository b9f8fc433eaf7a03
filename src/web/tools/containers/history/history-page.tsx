import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { UsageRow } from '#contracts/containers/history.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { Select } from '../../../ui/select.tsx';
import { Sections } from '../sections.tsx';
import { ContainerHistory } from './container-history.tsx';
import { useHistories } from './history-queries.ts';
import { useShownRange } from '../../../ui/chart/shown-range.ts';
import type { HistorySearch } from './history-search.ts';
import { historyText } from './history-text.ts';
import { RangePicker } from '../../../ui/chart/range-picker.tsx';
import { Timeline } from './timeline.tsx';
import { UsageTable } from './usage-table.tsx';

/** What all containers used and what happened to them; with a container in the address, that one alone, also when it is gone. */
export function HistoryPage() {
  const text = useText(historyText);
  const { host, container }: HistorySearch = useSearch({ strict: false });
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text('history')}</h1>
      <Sections current="history" />
      {host !== undefined && container !== undefined ? (
        <OneHistory host={host} id={container} />
      ) : (
        <AllHistories />
      )}
    </div>
  );
}

function OneHistory({ host, id }: { host: string; id: string }) {
  const text = useText(historyText);
  const found = useHistories().data?.find((one) => one.host === host && one.containerId === id);
  return (
    <>
      <p>
        <Link to="/containers/history" className="text-accent-ink underline-offset-4 hover:underline">
          {text('allContainers')}
        </Link>
      </p>
      <h2 className="font-mono text-lg font-medium wrap-anywhere">{found?.name ?? id.slice(0, 12)}</h2>
      {found?.isGone && (
        <p className="text-muted">
          {text('goneSince')} <RelativeTime atMs={found.lastSeenMs} />.
        </p>
      )}
      <div className="-mx-4 max-w-3xl">
        <ContainerHistory host={host} id={id} />
      </div>
    </>
  );
}

/** Compose lets no stack be called this. */
const anyStack = '*';

function AllHistories() {
  const text = useText(historyText);
  const navigate = useNavigate();
  const search: HistorySearch = useSearch({ strict: false });
  const rangeId = search.range ?? 'day';
  const time = useShownRange(rangeId);
  const stacks = new Set((useHistories().data ?? []).flatMap(({ stack }) => stack ?? []));
  const change = (next: HistorySearch) =>
    void navigate({ to: '.', search: { ...search, ...next }, replace: true });
  const open = ({ host, containerId, isGone }: UsageRow) =>
    void (isGone
      ? navigate({ to: '/containers/history', search: { host, container: containerId } })
      : navigate({
          to: `/containers/${encodeURIComponent(host)}/${containerId}`,
          search: { tab: 'history' },
        }));
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RangePicker
          label={text('range')}
          nameOf={(each) => text(`range-${each}`)}
          value={rangeId}
          onChange={(range) => change({ range })}
        />
        <Select
          label={text('stack')}
          hideLabel
          value={search.stack ?? anyStack}
          onChange={(stack) => change({ stack: stack === anyStack ? undefined : stack })}
          options={[
            { value: anyStack, label: text('anyStack') },
            ...[...stacks].toSorted().map((stack) => ({ value: stack, label: stack })),
          ]}
        />
      </div>
      <UsageTable time={time} stack={search.stack} onOpen={open} />
      <Timeline filter={{ stack: search.stack }} heading="h2" />
    </>
  );
}
