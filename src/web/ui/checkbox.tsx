import { useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { ToggleWords } from './toggle-words.tsx';

export interface CheckboxProps {
  label: string;
  checked: boolean;
  /** `shift` tells whether the key was held, for ranges. */
  onChange: (checked: boolean, shift: boolean) => void;
  indeterminate?: boolean;
  help?: string;
  hideLabel?: boolean;
  disabled?: boolean;
}

const box =
  'peer size-4 shrink-0 appearance-none rounded-sm border border-control bg-field transition-colors duration-120 ' +
  'checked:border-accent-fill checked:bg-accent-fill indeterminate:border-accent-fill indeterminate:bg-accent-fill disabled:opacity-50';

export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, indeterminate = false, help, hideLabel, disabled } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label className="inline-flex items-start gap-2 pointer-coarse:min-h-10 pointer-coarse:min-w-10 pointer-coarse:items-center">
      <span className={cx('relative flex items-center', !hideLabel && 'mt-0.5')}>
        <input
          ref={input}
          type="checkbox"
          className={box}
          checked={checked}
          disabled={disabled}
          aria-label={hideLabel ? label : undefined}
          aria-describedby={help ? id : undefined}
          onChange={({ target, nativeEvent }) =>
            onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
        <Tick path={indeterminate ? 'M4 8h8' : 'M3.5 8.5l3 3 6-7'} />
      </span>
      {!hideLabel && <ToggleWords label={label} help={help} helpId={id} />}
    </label>
  );
}

function Tick({ path }: { path: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="pointer-events-none absolute size-4 text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-100"
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
