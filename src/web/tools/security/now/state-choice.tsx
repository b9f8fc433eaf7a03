import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Button } from '../../../ui/button.tsx';
import { useLiveLab } from '../live.ts';
import { openCount } from '../ranks/ranks.ts';
import { type FlawState, flawStates } from './flaw-search.ts';
import { nowText } from './now-text.ts';
import { useFlawAddress } from './use-flaw-address.ts';

const labels = { open: 'stateOpen', accepted: 'stateAccepted', hidden: 'stateHidden' } as const;

/** What is open; and apart from it what is kept quiet, by somebody here or by its source. */
export function StateChoice() {
  const text = useText(nowText);
  const format = useFormat();
  const { search, change } = useFlawAddress();
  const { overview } = useLiveLab();
  const current: FlawState = search.state ?? 'open';
  const counts = overview && {
    open: openCount(overview.counts),
    accepted: overview.counts.accepted,
    hidden: overview.counts.hidden,
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">{text('which')}</legend>
      {flawStates.map((state) => (
        <Button
          key={state}
          size="sm"
          variant={state === current ? 'default' : 'quiet'}
          aria-pressed={state === current}
          onClick={() => change({ state: state === 'open' ? undefined : state, rank: undefined })}
        >
          {text(labels[state])}
          {counts && <span className="tabular text-muted">{format.count(counts[state])}</span>}
        </Button>
      ))}
      {current === 'hidden' && <span className="px-2 text-sm text-muted">{text('hiddenMeans')}</span>}
    </fieldset>
  );
}
