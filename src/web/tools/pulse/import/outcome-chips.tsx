import type { ImportItem } from '#contracts/pulse/import.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StateMark } from '../../../ui/state-badge.tsx';
import { countOutcomes, type Outcome } from './count-items.ts';
import { importText } from './import-text.ts';
import { markOfOutcome, wordOfOutcome } from './outcome-mark.ts';

interface Props {
  items: readonly ImportItem[];
  isApplied: boolean;
  chosen: Outcome | null;
  onChoose: (outcome: Outcome | null) => void;
}

const chipClass =
  'inline-flex h-8 items-center gap-1.5 rounded-full border border-line-strong px-3 text-sm text-muted hover:border-control ' +
  'hover:text-ink aria-pressed:border-accent-ink aria-pressed:bg-accent/12 aria-pressed:text-ink pointer-coarse:min-h-10';

/** How much became what; each narrows the list to it, and once more to all. */
export function OutcomeChips({ items, isApplied, chosen, onChoose }: Props) {
  const text = useText(importText);
  const there = [...countOutcomes(items)].filter(([, count]) => count > 0);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for what is sent
    <div role="group" aria-label={text('outcome')} className="flex flex-wrap gap-2">
      <button
        type="button"
        aria-pressed={chosen === null}
        className={chipClass}
        onClick={() => onChoose(null)}
      >
        {text('all')} <span className="tabular font-medium text-ink">{items.length}</span>
      </button>
      {there.map(([outcome, count]) => (
        <button
          key={outcome}
          type="button"
          aria-pressed={chosen === outcome}
          className={chipClass}
          onClick={() => onChoose(chosen === outcome ? null : outcome)}
        >
          <StateMark state={markOfOutcome[outcome]} />
          {text(wordOfOutcome(outcome, isApplied))}{' '}
          <span className="tabular font-medium text-ink">{count}</span>
        </button>
      ))}
    </div>
  );
}
