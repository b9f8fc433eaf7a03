import { useState } from 'react';
import type { Route, TimeInterval } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { IntervalDialog } from './interval-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { partText } from './part-text.ts';
import type { PartProps } from './routing-part.ts';
import { useRoutingWords } from './use-routing-words.ts';

/** Times by name. */
export function TimesPart(props: PartProps) {
  const text = useText(partText);
  const { intervalWords } = useRoutingWords();
  const [open, setOpen] = useState<number | null>(null);
  const { config } = props.editor;
  const words = ({ name }: TimeInterval) => {
    const count = usesOf(config.route, name);
    const used = count === 0 ? text('unused') : text('usedBy', { count });
    return { name, detail: `${intervalWords(name, config) || text('never')} · ${used}` };
  };
  return (
    <>
      <ItemList
        {...props}
        field="timeIntervals"
        title={text('times')}
        help={text('timesHelp')}
        addLabel={text('addTimes')}
        words={words}
        onOpen={setOpen}
      />
      {open !== null && <IntervalDialog {...props} index={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function usesOf(route: Route, name: string): number {
  const own = [...route.muteTimeIntervals, ...route.activeTimeIntervals].includes(name) ? 1 : 0;
  return route.routes.reduce((sum, child) => sum + usesOf(child, name), own);
}
