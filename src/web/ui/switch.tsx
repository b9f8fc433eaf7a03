import { useId } from 'react';
import { Spinner } from './spinner.tsx';
import { ToggleWords } from './toggle-words.tsx';

export interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: string;
  /** The change was taken and its answer is awaited. */
  busy?: boolean;
  disabled?: boolean;
}

/** For what takes effect at once. What waits for a "Save" is a checkbox. */
export function Switch({ label, checked, onChange, help, busy, disabled }: SwitchProps) {
  const id = useId();
  return (
    <label className="flex items-start gap-2.5 pointer-coarse:min-h-10 pointer-coarse:items-center">
      <span className="relative inline-flex shrink-0 items-center">
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          disabled={disabled === true || busy === true}
          aria-busy={busy}
          aria-describedby={help ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="peer h-5 w-9 appearance-none rounded-full border border-control bg-field transition-colors duration-150 checked:border-accent-fill checked:bg-accent-fill disabled:opacity-50"
        />
        <span className="pointer-events-none absolute left-0.75 flex size-3.5 items-center justify-center rounded-full bg-muted transition-transform duration-150 peer-checked:translate-x-4 peer-checked:bg-on-accent">
          {busy && <Spinner className="size-3 text-base" />}
        </span>
      </span>
      <ToggleWords label={label} help={help} helpId={id} />
    </label>
  );
}
