import PlusIcon from 'lucide-react/icons/plus';
import XIcon from 'lucide-react/icons/x';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { LabelPair } from './mapping-draft.ts';
import { webhookText } from './webhook-text.ts';

interface Props {
  pairs: readonly LabelPair[];
  errorAt: (path: string) => string | undefined;
  onChange: (pairs: readonly LabelPair[]) => void;
}

export function LabelRows({ pairs, errorAt, onChange }: Props) {
  const text = useText(webhookText);
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{text('labels')}</legend>
      {pairs.map(([name, template], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows are told apart by their place alone
        <div key={index} className="flex items-start gap-1">
          <TextField
            hideLabel
            mono
            className="flex-2"
            label={text('labelName', { position: index + 1 })}
            value={name}
            onChange={(next) => onChange(pairs.with(index, [next, template]))}
          />
          <TextField
            hideLabel
            mono
            className="flex-3"
            label={text('labelValue', { position: index + 1 })}
            error={errorAt(`labels.${name}`)}
            value={template}
            onChange={(next) => onChange(pairs.with(index, [name, next]))}
          />
          <IconButton
            label={text('removeLabel', { position: index + 1 })}
            icon={<XIcon />}
            onClick={() => onChange(pairs.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div>
        <Button size="sm" icon={<PlusIcon />} onClick={() => onChange([...pairs, ['', '']])}>
          {text('addLabel')}
        </Button>
      </div>
      <p className="text-sm text-muted">{text('labelsHelp')}</p>
    </fieldset>
  );
}
