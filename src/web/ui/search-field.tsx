import SearchIcon from 'lucide-react/icons/search';
import XIcon from 'lucide-react/icons/x';
import type { Ref } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import { controlClass } from './text-field.tsx';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Shown while the field is empty; the page binds the key. */
  shortcut?: string;
  /** Enter, with or without Shift. */
  onEnter?: (shift: boolean) => void;
  ref?: Ref<HTMLInputElement>;
  className?: string;
}

/** Escape empties the field first and leaves it second. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder, shortcut, onEnter, ref, className } = props;
  return (
    <span className={cx('relative flex items-center', className)}>
      <SearchIcon aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-faint" />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.(event.shiftKey);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (value) onChange('');
          else event.currentTarget.blur();
        }}
        className={cx(controlClass, 'h-8 pr-8 pl-8 pointer-coarse:h-10')}
      />
      {value && <ClearButton onClear={() => onChange('')} />}
      {!value && shortcut && (
        <Kbd keys={shortcut} className="pointer-events-none absolute right-2 pointer-coarse:hidden" />
      )}
    </span>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  const text = useText(uiText);
  return (
    <button
      type="button"
      aria-label={text('clear')}
      onClick={onClear}
      className="absolute right-0 flex size-8 items-center justify-center text-muted hover:text-ink pointer-coarse:size-10"
    >
      <XIcon aria-hidden className="size-4" />
    </button>
  );
}
