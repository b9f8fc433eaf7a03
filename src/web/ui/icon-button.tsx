import type { ComponentPropsWithRef, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

const sizes = { md: 'size-8 [&_svg]:size-4', sm: 'size-7 [&_svg]:size-3.5' } as const;
const variants = {
  quiet:
    'text-muted enabled:hover:bg-hover enabled:hover:text-ink aria-pressed:bg-hover aria-pressed:text-accent-ink',
  default:
    'border border-line-strong bg-elevated text-ink enabled:hover:border-control aria-pressed:text-accent-ink',
} as const;

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> {
  /** The name for screen readers, and the tooltip. */
  label: string;
  icon: ReactNode;
  size?: keyof typeof sizes;
  variant?: keyof typeof variants;
  busy?: boolean;
  pressed?: boolean;
  shortcut?: string;
}

export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    size = 'md',
    variant = 'quiet',
    busy,
    pressed,
    shortcut,
    className,
    disabled,
    ...rest
  } = props;
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy}
        disabled={disabled === true || busy === true}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-md transition-colors duration-150',
          'disabled:cursor-not-allowed disabled:opacity-50 pointer-coarse:size-10',
          sizes[size],
          variants[variant],
          className,
        )}
      >
        {busy ? <Spinner /> : icon}
      </button>
    </Tooltip>
  );
}
