import { Dialog as Base } from '@base-ui/react/dialog';
import XIcon from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';

const sizes = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-4xl' } as const;

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, the one that acts last. */
  footer?: ReactNode;
  size?: keyof typeof sizes;
}

/** On a phone it rises from the lower edge, within reach of the thumb. */
export function Dialog({ open, onClose, title, description, children, footer, size = 'md' }: DialogProps) {
  const text = useText(uiText);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-center sm:p-6">
          <Base.Popup
            className={cx(
              'flex max-h-[92dvh] w-full flex-col rounded-t-lg bg-surface shadow-float outline-none sm:max-h-full sm:rounded-lg',
              'transition-[opacity,transform] duration-150 ease-out data-[ending-style]:translate-y-2 data-[ending-style]:opacity-0 data-[starting-style]:translate-y-2 data-[starting-style]:opacity-0',
              sizes[size],
            )}
          >
            <div className="flex items-start gap-3 px-4 pt-3 pb-2 sm:px-5 sm:pt-4">
              <Base.Title className="min-w-0 flex-1 py-1 text-md font-semibold wrap-anywhere">
                {title}
              </Base.Title>
              <Base.Close render={<IconButton label={text('close')} icon={<XIcon />} />} />
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4 sm:px-5">
              {description && <Base.Description className="mb-3 text-muted">{description}</Base.Description>}
              {children}
            </div>
            {footer && (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-5">
                {footer}
              </div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
