import { useText } from '../../../i18n/use-text.ts';
import { type SummaryItem, SummaryLine } from '../../../ui/summary-line.tsx';
import type { InputRow } from './input-rows.ts';
import type { InputState } from './input-state.ts';
import { inputsText } from './inputs-text.ts';

const parts = [
  { key: 'lateCount', states: ['late'], tone: 'down' },
  { key: 'failedCount', states: ['failed'], tone: 'down' },
  { key: 'refusedCount', states: ['refused'], tone: 'degraded' },
  { key: 'unheardCount', states: ['unheard', 'neverSeen'], tone: 'idle' },
] as const;

/** What wants a look, in words; each narrows the list to it. */
export function InputsSummary({
  rows,
  onFilter,
}: {
  rows: readonly InputRow[];
  onFilter: (filter: string) => void;
}) {
  const text = useText(inputsText);
  const count = (states: readonly InputState[]) => rows.filter(({ state }) => states.includes(state)).length;
  const items = parts.flatMap(({ key, states, tone }): SummaryItem[] => {
    const found = count(states);
    const [first] = states.filter((state) => count([state]) > 0);
    if (found === 0 || first === undefined) return [];
    return [{ text: text(key, { count: found }), tone, onSelect: () => onFilter(text(first)) }];
  });
  if (items.length === 0) items.push({ text: text('allWell'), tone: 'up' });
  return (
    <div className="px-1">
      <SummaryLine label={text('summary')} items={items} />
    </div>
  );
}
