import PencilIcon from 'lucide-react/icons/pencil';
import PlusIcon from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { moved, newKey, withRule } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';
import { RuleCard, RuleFrame } from './rule-card.tsx';
import { SettingFields } from './setting-fields.tsx';
import { useRuleSentence } from './use-rule-sentence.ts';
import type { RulesEditor } from './use-rules-editor.ts';

const theDefault = 'default';

interface Props {
  editor: Pick<RulesEditor, 'draft' | 'change'>;
  mayChange: boolean;
}

/** The rules in the order in which they are asked, and what holds behind them. */
export function RuleList({ editor, mayChange }: Props) {
  const text = useText(rulesText);
  const [open, setOpen] = useState<string | null>(null);
  const { draft, change } = editor;
  const { rules } = draft;
  const add = () => {
    const key = newKey(rules);
    const name = text('newName', { count: rules.length + 1 });
    change({ rules: [...rules, { key, name, match: {}, settings: {} }] });
    setOpen(key);
  };
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col gap-2">
        {rules.map((rule, index) => (
          <li key={rule.key}>
            <RuleCard
              rule={rule}
              isFirst={index === 0}
              isLast={index === rules.length - 1}
              mayChange={mayChange}
              isOpen={open === rule.key}
              onOpen={(isOpen) => setOpen(isOpen ? rule.key : null)}
              onChange={(next) => change({ rules: withRule(rules, next) })}
              onMove={(by) => change({ rules: moved(rules, rule.key, by) })}
              onRemove={() => change({ rules: rules.filter(({ key }) => key !== rule.key) })}
            />
          </li>
        ))}
      </ol>
      {mayChange && (
        <Button className="w-fit" icon={<PlusIcon />} onClick={add}>
          {text('newRule')}
        </Button>
      )}
      <DefaultCard
        editor={editor}
        mayChange={mayChange}
        isOpen={open === theDefault}
        onOpen={(isOpen) => setOpen(isOpen ? theDefault : null)}
      />
    </div>
  );
}

interface DefaultProps extends Props {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

function DefaultCard({ editor: { draft, change }, mayChange, isOpen, onOpen }: DefaultProps) {
  const text = useText(rulesText);
  const title = text('defaultName');
  const { mode, level, minimumAgeDays, window } = draft.default;
  // In a sentence only what people look for; all of it stands in the fields.
  const said = { mode, level, minimumAgeDays, window };
  return (
    <RuleFrame
      title={title}
      sentence={useRuleSentence()({ match: {}, settings: said })}
      isOpen={isOpen}
      buttons={
        mayChange && (
          <IconButton
            label={text('editName', { name: title })}
            icon={<PencilIcon />}
            pressed={isOpen}
            onClick={() => onOpen(!isOpen)}
          />
        )
      }
    >
      <SettingFields
        isWhole
        settings={draft.default}
        onChange={(settings) => change({ default: { ...draft.default, ...settings } })}
      />
    </RuleFrame>
  );
}
