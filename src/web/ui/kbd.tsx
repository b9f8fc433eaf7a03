import { cx } from './cx.ts';

const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

const symbols: Record<string, string> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
  alt: isApple ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  up: '↑',
  down: '↓',
};

/** `mod+k` is ⌘K on a Mac and Ctrl K elsewhere; a space separates keys pressed one after the other (`g c`). */
export function keyNames(keys: string): string[] {
  return keys.split(/[+ ]/).map((key) => symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cx('inline-flex gap-0.5', className)}>
      {keyNames(keys).map((name) => (
        <kbd
          key={name}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-hover px-1 font-sans text-xs leading-none text-muted"
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
