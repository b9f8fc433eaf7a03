import { type ReactNode, useId } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { cx } from './cx.ts';

export interface FieldWords {
  label: string;
  /** Half a sentence on what the field is for. */
  help?: string;
  error?: string;
  hideLabel?: boolean;
  optional?: boolean;
}

export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldFrameProps extends FieldWords {
  children: (ids: FieldIds) => ReactNode;
  className?: string;
}

/** Label above, help or error below, wired by ids. The error takes the place of the help, so nothing below moves far. */
export function FieldFrame({
  label,
  help,
  error,
  hideLabel,
  optional,
  children,
  className,
}: FieldFrameProps) {
  const text = useText(uiText);
  const id = useId();
  const note = error ?? help;
  const ids: FieldIds = {
    id,
    'aria-describedby': note ? `${id}-note` : undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label
        htmlFor={id}
        className={hideLabel ? 'sr-only' : 'flex items-baseline gap-1.5 text-sm font-medium text-ink'}
      >
        {label}
        {optional && <span className="font-normal text-faint">{text('optional')}</span>}
      </label>
      {children(ids)}
      {note && (
        <p
          id={`${id}-note`}
          role={error ? 'alert' : undefined}
          className={cx('text-sm', error ? 'text-down' : 'text-muted')}
        >
          {note}
        </p>
      )}
    </div>
  );
}
