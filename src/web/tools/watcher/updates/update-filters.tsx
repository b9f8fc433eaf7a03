import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { countStates, rowStates } from '../row-state.ts';
import { watcherText } from '../watcher-text.ts';
import { type Grouping, groupings, levelsOf, type ListSearch, stacksOf } from './list-search.ts';
import { listText } from './list-text.ts';

/** Not a state, step or stack that there could be. */
const any = '*';

interface Props {
  rows: readonly WatchedContainer[];
  search: ListSearch;
  change: (next: Partial<ListSearch>) => void;
}

/** What narrows the list, beside the text; a choice that would leave nothing is not offered. */
export function UpdateFilters({ rows, search, change }: Props) {
  const words = useText(watcherText);
  const text = useText(listText);
  const there = countStates(rows);
  const states = rowStates.filter((state) => there.has(state) || state === search.state);
  const levels = levelsOf(rows);
  const stacks = stacksOf(rows);
  const chosen = <Value extends string>(value: Value | typeof any) => (value === any ? undefined : value);
  return (
    <>
      <Select<(typeof states)[number] | typeof any>
        hideLabel
        label={words('state')}
        value={search.state ?? any}
        onChange={(state) => change({ state: chosen(state) })}
        options={[
          { value: any, label: text('anyState') },
          ...states.map((value) => ({ value, label: words(value) })),
        ]}
      />
      {(levels.length > 1 || search.level !== undefined) && (
        <Select<(typeof levels)[number] | typeof any>
          hideLabel
          className="max-sm:hidden"
          label={words('level')}
          value={search.level ?? any}
          onChange={(level) => change({ level: chosen(level) })}
          options={[
            { value: any, label: text('anyLevel') },
            ...levels.map((value) => ({ value, label: words(value) })),
          ]}
        />
      )}
      {(stacks.length > 1 || search.stack !== undefined) && (
        <Select
          hideLabel
          label={words('stack')}
          value={search.stack ?? any}
          onChange={(stack) => change({ stack: chosen(stack) })}
          options={[
            { value: any, label: text('anyStack') },
            ...stacks.map((value) => ({ value, label: value })),
          ]}
        />
      )}
      <GroupSelect search={search} change={change} />
    </>
  );
}

const groupWords = { stack: 'byStack', image: 'byImage' } as const;

function GroupSelect({ search, change }: Pick<Props, 'search' | 'change'>) {
  const text = useText(listText);
  return (
    <Select<Grouping | typeof any>
      hideLabel
      label={text('group')}
      value={search.group ?? any}
      onChange={(group) => change({ group: group === any ? undefined : group })}
      options={[
        { value: any, label: text('byContainer') },
        ...groupings.map((value) => ({ value, label: text(groupWords[value]) })),
      ]}
    />
  );
}
