import DownIcon from 'lucide-react/icons/arrow-down';
import UpIcon from 'lucide-react/icons/arrow-up';
import PencilIcon from 'lucide-react/icons/pencil';
import TrashIcon from 'lucide-react/icons/trash-2';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { MatchFields } from './match-fields.tsx';
import type { DraftRule } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';
import { SettingFields } from './setting-fields.tsx';
import { type RuleSentence, useRuleSentence } from './use-rule-sentence.ts';

interface FrameProps {
  title: string;
  sentence: RuleSentence;
  isOpen: boolean;
  buttons?: ReactNode;
  children: ReactNode;
}

/** A rule in words; its fields below while it is being written. */
export function RuleFrame({ title, sentence, isOpen, buttons, children }: FrameProps) {
  return (
    <article
      className={cx('rounded-lg border bg-surface p-3', isOpen ? 'border-accent-ink/50' : 'border-line-soft')}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="font-medium wrap-anywhere">{title}</h2>
          <p className="text-muted wrap-anywhere">
            <span className="text-ink">{sentence.who}:</span> {sentence.what}.
          </p>
        </div>
        <div className="flex shrink-0">{buttons}</div>
      </div>
      {isOpen && <div className="mt-3 flex flex-col gap-4 border-t border-line-soft pt-3">{children}</div>}
    </article>
  );
}

interface Props {
  rule: DraftRule;
  isFirst: boolean;
  isLast: boolean;
  mayChange: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (rule: DraftRule) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function RuleCard({ rule, isOpen, mayChange, onOpen, onChange, ...rest }: Props) {
  const text = useText(rulesText);
  const { name } = rule;
  return (
    <RuleFrame
      title={name || text('nameMissing')}
      sentence={useRuleSentence()(rule)}
      isOpen={isOpen}
      buttons={
        mayChange && <RuleButtons {...rest} name={name} onEdit={() => onOpen(!isOpen)} isOpen={isOpen} />
      }
    >
      <TextField
        label={text('name')}
        value={name}
        maxLength={100}
        {...(name.trim() === '' && { error: text('nameMissing') })}
        onChange={(next) => onChange({ ...rule, name: next })}
      />
      <MatchFields match={rule.match} onChange={(match) => onChange({ ...rule, match })} />
      <SettingFields
        isWhole={false}
        settings={rule.settings}
        onChange={(settings) => onChange({ ...rule, settings })}
      />
      <Button className="w-fit" onClick={() => onOpen(false)}>
        {text('done')}
      </Button>
    </RuleFrame>
  );
}

function RuleButtons({
  name,
  isFirst,
  isLast,
  isOpen,
  onEdit,
  onMove,
  onRemove,
}: Pick<Props, 'isFirst' | 'isLast' | 'isOpen' | 'onMove' | 'onRemove'> & {
  name: string;
  onEdit: () => void;
}) {
  const text = useText(rulesText);
  return (
    <>
      <IconButton
        label={text('up', { name })}
        icon={<UpIcon />}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={text('down', { name })}
        icon={<DownIcon />}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      <IconButton
        label={text('editName', { name })}
        icon={<PencilIcon />}
        pressed={isOpen}
        onClick={onEdit}
      />
      <IconButton label={text('removeName', { name })} icon={<TrashIcon />} onClick={onRemove} />
    </>
  );
}
