import type { ComponentPropsWithoutRef, KeyboardEvent } from 'react';
import { cx } from './cx.ts';
import { FieldFrame, type FieldIds, type FieldWords } from './field-frame.tsx';

export const controlClass =
  'w-full min-w-0 rounded-md border border-control/70 bg-field px-2.5 text-ink transition-colors duration-150 ' +
  'placeholder:text-faint hover:border-control focus:border-accent-ink focus:outline-1 focus:outline-accent-ink focus:outline-offset-0 ' +
  'aria-invalid:border-down disabled:cursor-not-allowed disabled:opacity-60';

type Native = Pick<
  ComponentPropsWithoutRef<'input'>,
  | 'placeholder'
  | 'disabled'
  | 'autoFocus'
  | 'autoComplete'
  | 'inputMode'
  | 'name'
  | 'list'
  | 'maxLength'
  | 'spellCheck'
  | 'onBlur'
>;

export interface TextFieldProps extends FieldWords, Omit<Native, 'onBlur'> {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Enter in a single line. */
  onSubmit?: () => void;
  type?: 'text' | 'email' | 'url' | 'number' | 'password' | 'search' | 'datetime-local';
  mono?: boolean;
  /** Rows of a text area. */
  multiline?: number;
  /** Shown inside at the end: `ms`, `GiB`. */
  unit?: string;
  /** Write-only: never shown, never offered to a password manager as a login. */
  secret?: boolean;
  className?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, help, error, hideLabel, optional, className, multiline, ...control } = props;
  return (
    <FieldFrame {...{ label, help, error, hideLabel, optional, className }}>
      {(ids) =>
        multiline ? <Area {...control} rows={multiline} ids={ids} /> : <Line {...control} ids={ids} />
      }
    </FieldFrame>
  );
}

type ControlProps = Omit<TextFieldProps, keyof FieldWords | 'className' | 'multiline'> & { ids: FieldIds };

function Line({ ids, value, onChange, onSubmit, type, mono, unit, secret, ...native }: ControlProps) {
  const submit = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onSubmit) onSubmit();
  };
  return (
    <span className="relative flex items-center">
      <input
        {...native}
        {...ids}
        type={secret ? 'password' : type}
        autoComplete={secret ? 'new-password' : (native.autoComplete ?? 'off')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={submit}
        className={cx(controlClass, 'h-8 pointer-coarse:h-10', mono && 'font-mono', unit && 'pr-14')}
      />
      {unit && <span className="pointer-events-none absolute right-2.5 text-sm text-muted">{unit}</span>}
    </span>
  );
}

function Area({ ids, value, onChange, mono, rows, ...rest }: ControlProps & { rows: number }) {
  const { placeholder, disabled, name, onBlur, autoFocus } = rest;
  return (
    <textarea
      {...{ placeholder, disabled, name, onBlur }}
      {...ids}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by the caller, for the first field of a dialog
      autoFocus={autoFocus}
      rows={rows}
      value={value}
      spellCheck={!mono}
      onChange={(event) => onChange(event.target.value)}
      className={cx(controlClass, 'py-1.5', mono && 'font-mono text-sm')}
    />
  );
}
