import { useText } from '../../i18n/use-text.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { containersText } from './containers-text.ts';
import { useLive } from './live.ts';
import { stackNames, type ListFilter } from './rows.ts';
import { useListAddress } from './use-list-address.ts';

/** Not a name that a stack or a state could have. */
const any = '*';

/** What narrows the list, beside the text filter. */
export function ListFilters({ filter }: { filter: ListFilter }) {
  const text = useText(containersText);
  const live = useLive();
  const { change } = useListAddress();
  const states = ['running', 'unhealthy', 'stopped', 'paused'] as const;
  const stateLabels = {
    running: 'runningState',
    unhealthy: 'unhealthyState',
    stopped: 'stoppedState',
    paused: 'pausedState',
  } as const;
  return (
    <>
      <Select
        hideLabel
        label={text('state')}
        value={filter.state ?? any}
        onChange={(state) => change({ state: state === any ? undefined : state })}
        options={[
          { value: any, label: text('anyState') },
          ...states.map((value) => ({ value, label: text(stateLabels[value]) })),
        ]}
      />
      <Select
        hideLabel
        label={text('stack')}
        value={filter.stack ?? any}
        onChange={(stack) => change({ stack: stack === any ? undefined : stack })}
        options={[
          { value: any, label: text('anyStack') },
          ...stackNames(live).map((value) => ({ value, label: value })),
          { value: '-', label: text('noStack') },
        ]}
      />
      <Checkbox
        label={text('groupByStack')}
        checked={!filter.flat}
        onChange={(grouped) => change({ flat: grouped ? undefined : true })}
      />
    </>
  );
}
