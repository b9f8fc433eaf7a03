import { type ReactNode, useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { uiText } from '../../i18n/ui-text.ts';
import { cx } from '../cx.ts';

export interface FieldSetProps {
  title: string;
  help?: string;
  error?: string;
  optional?: boolean;
  /** Set off from its surroundings by a line at its side. */
  isNested?: boolean;
  children: ReactNode;
}

/** Several controls under one name. */
export function FieldSet({ title, help, error, optional, isNested, children }: FieldSetProps) {
  const text = useText(uiText);
  const id = useId();
  const note = error ?? help;
  return (
    <fieldset aria-describedby={note ? id : undefined} className="min-w-0">
      <legend className="mb-1 flex items-baseline gap-1.5 text-sm font-medium">
        {title}
        {optional && <span className="font-normal text-faint">{text('optional')}</span>}
      </legend>
      {note && (
        <p
          id={id}
          role={error ? 'alert' : undefined}
          className={cx('mb-1.5 text-sm', error ? 'text-down' : 'text-muted')}
        >
          {note}
        </p>
      )}
      <div className={cx('flex flex-col gap-1.5', isNested && 'gap-4 border-l-2 border-line pt-1 pl-4')}>
        {children}
      </div>
    </fieldset>
  );
}
