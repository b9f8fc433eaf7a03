import InfoIcon from 'lucide-react/icons/info';
import AlertIcon from 'lucide-react/icons/triangle-alert';
import XIcon from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { IconButton } from './icon-button.tsx';

export interface BannerProps {
  tone: 'info' | 'warning' | 'danger';
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
}

const looks = {
  info: {
    box: 'border-working/35 bg-working/8',
    icon: <InfoIcon aria-hidden className="mt-1.5 size-4 self-start text-working" />,
  },
  warning: {
    box: 'border-degraded/35 bg-degraded/8',
    icon: <AlertIcon aria-hidden className="mt-1.5 size-4 self-start text-degraded" />,
  },
  danger: {
    box: 'border-down/40 bg-down/8',
    icon: <AlertIcon aria-hidden className="mt-1.5 size-4 self-start text-down" />,
  },
} as const;

/** For what concerns the whole page and lasts; what just happened is a toast. */
export function Banner({ tone, title, children, action, onDismiss }: BannerProps) {
  const text = useText(uiText);
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border py-1.5 pr-1.5 pl-3 ${looks[tone].box}`}
    >
      {looks[tone].icon}
      <div className="min-w-0 flex-1 basis-3/4 py-1 wrap-anywhere sm:basis-48">
        <span className="font-medium">{title}</span>{' '}
        {children && <span className="text-muted">{children}</span>}
      </div>
      {action}
      {onDismiss && <IconButton size="sm" label={text('dismiss')} icon={<XIcon />} onClick={onDismiss} />}
    </div>
  );
}
