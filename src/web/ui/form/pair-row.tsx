import XIcon from 'lucide-react/icons/x';
import { useText } from '../../i18n/use-text.ts';
import { formText } from '../../i18n/form-text.ts';
import { IconButton } from '../icon-button.tsx';
import { TextField } from '../text-field.tsx';

export interface PairRowProps {
  /** The name of the whole list. */
  title: string;
  /** Counted from 1. */
  position: number;
  pair: readonly [key: string, value: string];
  isSecret: boolean;
  error: string | undefined;
  onChange: (pair: readonly [key: string, value: string]) => void;
  onRemove: () => void;
}

export function PairRow({
  title,
  position,
  pair: [key, value],
  isSecret,
  error,
  onChange,
  onRemove,
}: PairRowProps) {
  const text = useText(formText);
  const entry = text('entry', { title, position });
  return (
    <div className="flex items-start gap-1">
      <TextField
        hideLabel
        mono
        className="flex-2"
        label={`${entry}: ${text('key')}`}
        placeholder={text('key')}
        value={key}
        onChange={(next) => onChange([next, value])}
      />
      <TextField
        hideLabel
        mono
        className="flex-3"
        label={`${entry}: ${text('value')}`}
        placeholder={text('value')}
        secret={isSecret}
        error={error}
        value={value}
        onChange={(next) => onChange([key, next])}
      />
      <IconButton label={text('removeEntry', { title, position })} icon={<XIcon />} onClick={onRemove} />
    </div>
  );
}
