import type { MonitorRow, MonitorStatus } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { countStatuses, statusOrder, stateKey } from '../monitor-state.ts';
import { pulseText } from '../pulse-text.ts';
import { useKindTitle } from '../use-kinds.ts';
import { type ListSearch, tagsOf } from './list-search.ts';
import { listText } from './list-text.ts';

/** Not a kind or a tag that there could be. */
const any = '*';

interface Props {
  rows: readonly MonitorRow[];
  search: ListSearch;
  change: (next: Partial<ListSearch>) => void;
}

/** What narrows the list, beside the text; a choice that would leave nothing is not offered. */
export function MonitorFilters({ rows, search, change }: Props) {
  const text = useText(pulseText);
  const words = useText(listText);
  const title = useKindTitle();
  const there = countStatuses(rows);
  const states = statusOrder.filter((status) => there.has(status) || status === search.state);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const tags = tagsOf(rows);
  return (
    <>
      <Select<MonitorStatus | typeof any>
        hideLabel
        label={text('state')}
        value={search.state ?? any}
        onChange={(state) => change({ state: state === any ? undefined : state })}
        options={[
          { value: any, label: words('anyState') },
          ...states.map((value) => ({ value, label: text(stateKey(value)) })),
        ]}
      />
      {(kinds.length > 1 || search.kind !== undefined) && (
        <Select
          hideLabel
          label={text('kind')}
          value={search.kind ?? any}
          onChange={(kind) => change({ kind: kind === any ? undefined : kind })}
          options={[
            { value: any, label: words('anyKind') },
            ...kinds.map((value) => ({ value, label: title(value) })),
          ]}
        />
      )}
      {(tags.length > 0 || search.tag !== undefined) && (
        <Select
          hideLabel
          label={text('tag')}
          value={search.tag ?? any}
          onChange={(tag) => change({ tag: tag === any ? undefined : tag })}
          options={[
            { value: any, label: words('anyTag') },
            ...tags.map((value) => ({ value, label: value })),
          ]}
        />
      )}
    </>
  );
}
