import { useState } from 'react';
import type { DependencyRule, InhibitRule } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DependencyDialog } from './dependency-dialog.tsx';
import { sayDuration } from './duration-text.ts';
import { InhibitDialog } from './inhibit-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { partText } from './part-text.ts';
import type { PartProps } from './routing-part.ts';
import { useRoutingWords } from './use-routing-words.ts';

/** Which alerts keep others quiet. */
export function QuietPart(props: PartProps) {
  const text = useText(partText);
  const say = useRoutingWords();
  const [rule, setRule] = useState<number | null>(null);
  const [dependency, setDependency] = useState<number | null>(null);
  const ruleWords = ({ name, source, target, equal }: InhibitRule) => {
    const words = text('inhibitWords', { source: say.matchers(source), target: say.matchers(target) });
    const same = equal.length > 0 ? text('sameLabels', { labels: equal.join(', ') }) : '';
    return name === '' ? { name: words, detail: same } : { name, detail: `${words} ${same}` };
  };
  const dependencyWords = ({ levels, cause, graceMs }: DependencyRule) => ({
    name: levels.join(' › '),
    detail: text('causeWords', { cause: say.matchers(cause), grace: sayDuration(graceMs) }),
  });
  return (
    <>
      <ItemList
        {...props}
        field="inhibitRules"
        title={text('inhibit')}
        help={text('inhibitHelp')}
        addLabel={text('addRule')}
        words={ruleWords}
        onOpen={setRule}
        isOrdered
      />
      <ItemList
        {...props}
        field="dependencies"
        title={text('dependencies')}
        help={text('dependenciesHelp')}
        addLabel={text('addDependency')}
        words={dependencyWords}
        onOpen={setDependency}
        isOrdered
      />
      {rule !== null && <InhibitDialog {...props} index={rule} onClose={() => setRule(null)} />}
      {dependency !== null && (
        <DependencyDialog {...props} index={dependency} onClose={() => setDependency(null)} />
      )}
    </>
  );
}
