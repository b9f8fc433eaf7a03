import type { ComponentPropsWithRef, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'default' | 'primary' | 'quiet' | 'danger';

const shared =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none ' +
  'transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-50 pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0';

const variants: Record<ButtonVariant, string> = {
  default:
    'border border-line-strong bg-elevated text-ink enabled:hover:border-control enabled:hover:bg-hover',
  primary: 'bg-accent-fill text-on-accent enabled:hover:brightness-110',
  quiet: 'text-muted enabled:hover:bg-hover enabled:hover:text-ink',
  danger: 'bg-danger-fill text-on-danger enabled:hover:brightness-110',
};

const sizes = { md: 'h-8 px-3', sm: 'h-7 px-2 text-sm' } as const;

interface ButtonLook {
  variant?: ButtonVariant;
  size?: keyof typeof sizes;
  icon?: ReactNode;
}

export function buttonClass({ variant = 'default', size = 'md' }: ButtonLook = {}): string {
  return cx(shared, variants[variant], sizes[size]);
}

export interface ButtonProps extends ButtonLook, ComponentPropsWithRef<'button'> {
  /** The press was taken and its answer is awaited: the button keeps its width and refuses a second press. */
  busy?: boolean;
}

export function Button({ variant, size, icon, busy, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy === true}
      aria-busy={busy}
      className={cx(buttonClass({ variant, size }), className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

export function LinkButton({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentPropsWithRef<'a'>) {
  return (
    <a {...rest} className={cx(buttonClass({ variant, size }), 'no-underline hover:bg-hover', className)}>
      {icon}
      {children}
    </a>
  );
}
