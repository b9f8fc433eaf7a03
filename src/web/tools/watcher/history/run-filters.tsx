import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { useLiveWatcher } from '../live.ts';
import { stacksOf } from '../updates/list-search.ts';
import { watcherText } from '../watcher-text.ts';
import { historyText } from './history-text.ts';
import { type RunOutcome, runOutcomes } from './run-search.ts';
import { useRunAddress } from './use-run-address.ts';

/** Not an outcome or stack that there could be. */
const any = '*';

const outcomeWords = {
  'under-way': 'underWay',
  succeeded: 'succeeded',
  back: 'back',
  failed: 'failed',
} as const;

export function RunFilters() {
  const text = useText(historyText);
  const words = useText(watcherText);
  const { search, change } = useRunAddress();
  const stacks = stacksOf([...useLiveWatcher().containers.values()]);
  return (
    <>
      <Select<RunOutcome | typeof any>
        hideLabel
        label={text('outcome')}
        value={search.outcome ?? any}
        onChange={(outcome) => change({ outcome: outcome === any ? undefined : outcome })}
        options={[
          { value: any, label: text('anyOutcome') },
          ...runOutcomes.map((value) => ({ value, label: text(outcomeWords[value]) })),
        ]}
      />
      {(stacks.length > 1 || search.stack !== undefined) && (
        <Select
          hideLabel
          label={words('stack')}
          value={search.stack ?? any}
          onChange={(stack) => change({ stack: stack === any ? undefined : stack })}
          options={[
            { value: any, label: text('anyStack') },
            ...stacks.map((value) => ({ value, label: value })),
          ]}
        />
      )}
    </>
  );
}
