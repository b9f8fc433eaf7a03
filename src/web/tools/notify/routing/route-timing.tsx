import { useState } from 'react';
import type { Route } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { writeDuration } from './duration-text.ts';
import { type Position, routeAt } from './edit-tree.ts';
import { formText } from './form-text.ts';
import type { Inherited } from './inherited.ts';
import { InheritedDurationField, LabelsField } from './parsed-field.tsx';
import type { RouteForm } from './route-dialog.tsx';
import { useRoutingWords } from './use-routing-words.ts';

type Grouping = 'inherit' | 'labels' | 'none' | 'all';

function groupingOf(groupBy: Route['groupBy']): Grouping {
  if (groupBy === undefined) return 'inherit';
  if (groupBy.includes('...') && groupBy.length === 1) return 'all';
  return groupBy.length === 0 ? 'none' : 'labels';
}

/** Which alerts come as one message. `above`: null for the root, which has nothing to inherit. */
export function GroupingFields({ form, above }: { form: RouteForm; above: Inherited | null }) {
  const text = useText(formText);
  const say = useRoutingWords();
  const [chosen, setChosen] = useState<Grouping>(() => {
    const first = groupingOf(form.value.groupBy);
    return first === 'inherit' && above === null ? 'none' : first;
  });
  const [labels, setLabels] = useState(form.value.groupBy?.filter((label) => label !== '...') ?? []);
  const choose = (next: Grouping) => {
    setChosen(next);
    const meaning = { inherit: undefined, labels, none: [], all: ['...'] };
    form.change({ groupBy: meaning[next] });
  };
  return (
    <>
      <Select
        label={text('grouping')}
        value={chosen}
        onChange={choose}
        options={[
          ...(above
            ? [
                {
                  value: 'inherit' as const,
                  label: text('groupInherit', { words: say.grouping(above.groupBy.value) }),
                },
              ]
            : []),
          { value: 'labels', label: text('groupLabels') },
          { value: 'all', label: text('groupAll') },
          { value: 'none', label: text('groupNone') },
        ]}
      />
      {chosen === 'labels' && (
        <LabelsField
          label={text('labels')}
          help={text('labelsHelp')}
          error={form.errorAt('groupBy')}
          value={labels}
          onChange={(next) => {
            setLabels(next);
            form.change({ groupBy: next });
          }}
        />
      )}
    </>
  );
}

const timers = [
  { field: 'groupWaitMs', label: 'wait', help: 'waitHelp' },
  { field: 'groupIntervalMs', label: 'interval', help: 'intervalHelp' },
  { field: 'repeatIntervalMs', label: 'repeat', help: 'repeatHelp' },
] as const;

/** Left empty, each is what the part above says: that stands in it, with where it comes from. */
export function TimerFields({ form, above, root }: { form: RouteForm; above: Inherited; root: Route }) {
  const text = useText(formText);
  const say = useRoutingWords();
  const placeOf = (from: Position | null) => {
    if (from === null) return text('builtIn');
    return from.length === 0 ? text('root') : say.matchers(routeAt(root, from)?.matchers ?? []);
  };
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {timers.map(({ field, label, help }) => {
        const { value, from } = above[field];
        const inherited = text('aboveValue', { value: writeDuration(value), place: placeOf(from) });
        return (
          <InheritedDurationField
            key={field}
            label={text(label)}
            help={form.value[field] === undefined ? inherited : text(help)}
            placeholder={writeDuration(value)}
            error={form.errorAt(field)}
            value={form.value[field]}
            onChange={(ms) => form.change({ [field]: ms })}
          />
        );
      })}
    </div>
  );
}
