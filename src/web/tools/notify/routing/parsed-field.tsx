import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { parseDuration, writeDuration } from './duration-text.ts';
import { formText } from './form-text.ts';

interface Words {
  label: string;
  help?: string;
  error?: string | undefined;
  placeholder?: string;
  unit?: string;
  className?: string;
}

export interface ParsedFieldProps<Value> extends Words {
  value: Value;
  onChange: (value: Value) => void;
  /** Null: what is typed is none. */
  parse: (text: string) => Value | null;
  write: (value: Value) => string;
  /** Stands for what is none: the form refuses it. */
  none: Value;
  /** Said of what is none. */
  wrong: string;
}

/** Something with a notation of its own. Keeps what is typed, also where it means nothing yet. */
export function ParsedField<Value>(props: ParsedFieldProps<Value>) {
  const { value, onChange, parse, write, none, wrong, error, ...words } = props;
  const [text, setText] = useState(() => write(value));
  const parsed = parse(text);
  // A value that came from elsewhere, as by discarding, takes the place of what was typed.
  const isTyped = write(parsed ?? none) === write(value);
  return (
    <TextField
      {...words}
      mono
      value={isTyped ? text : write(value)}
      error={isTyped && parsed === null ? wrong : error}
      onChange={(next) => {
        setText(next);
        onChange(parse(next) ?? none);
      }}
    />
  );
}

/** Empty: what is inherited. */
export function InheritedDurationField(
  props: Words & { value: number | undefined; onChange: (ms: number | undefined) => void },
) {
  const text = useText(formText);
  return (
    <ParsedField<number | 'inherit'>
      {...props}
      value={props.value ?? 'inherit'}
      onChange={(ms) => props.onChange(ms === 'inherit' ? undefined : ms)}
      parse={(typed) => (typed.trim() === '' ? 'inherit' : parseDuration(typed))}
      write={(ms) => (ms === 'inherit' ? '' : writeDuration(ms))}
      none={Number.NaN}
      wrong={text('durationWrong')}
    />
  );
}

export function DurationField(props: Words & { value: number; onChange: (ms: number) => void }) {
  const text = useText(formText);
  return (
    <ParsedField
      {...props}
      parse={parseDuration}
      write={writeDuration}
      none={Number.NaN}
      wrong={text('durationWrong')}
    />
  );
}

/** Names of labels with commas between them. */
export function LabelsField(props: Words & { value: string[]; onChange: (labels: string[]) => void }) {
  return (
    <ParsedField
      {...props}
      parse={(typed) =>
        typed
          .split(',')
          .map((label) => label.trim())
          .filter((label) => label !== '')
      }
      write={(labels) => labels.join(', ')}
      none={[]}
      wrong=""
    />
  );
}

export function NumberField(props: Words & { value: number; onChange: (value: number) => void }) {
  const text = useText(formText);
  return (
    <ParsedField
      {...props}
      parse={(typed) => (/^\d+(?:\.\d+)?$/u.test(typed.trim()) ? Number(typed) : null)}
      write={String}
      none={Number.NaN}
      wrong={text('numberWrong')}
    />
  );
}
