import { Dialog as Base } from '@base-ui/react/dialog';
import ArrowIcon from 'lucide-react/icons/arrow-left';
import XIcon from 'lucide-react/icons/x';
import { type ReactNode, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { uiText } from '../i18n/ui-text.ts';
import { IconButton } from './icon-button.tsx';
import { useMediaQuery } from './use-media-query.ts';

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  subtitle?: ReactNode;
  /** Beside the title: a state badge. */
  badge?: ReactNode;
  /** Buttons of the header. */
  actions?: ReactNode;
  /** Fills what is below the header and scrolls by itself; `Tabs` fit exactly. */
  children: ReactNode;
}

/** The list stays usable beside it: choosing another row changes what is shown, Escape gives the focus back to the list. */
export function Drawer({ open, onClose, title, subtitle, badge, actions, children }: DrawerProps) {
  const text = useText(uiText);
  const isPhone = useMediaQuery('(max-width: 639px)');
  // Not the first button: it would show its tooltip over the tabs.
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      modal={isPhone ? true : 'trap-focus'}
      disablePointerDismissal
      onOpenChange={(next) => !next && onClose()}
    >
      <Base.Portal>
        <Base.Popup
          ref={popup}
          initialFocus={popup}
          className="fixed inset-0 z-30 flex flex-col bg-surface pt-[env(safe-area-inset-top)] outline-none transition-[transform,opacity] duration-150 ease-out data-[ending-style]:translate-x-4 data-[ending-style]:opacity-0 data-[starting-style]:translate-x-4 data-[starting-style]:opacity-0 sm:left-auto sm:w-[min(46rem,calc(100vw-4rem))] sm:shadow-float"
        >
          <div className="flex items-start gap-2 px-2 pt-2 pb-1 sm:px-4 sm:pt-3">
            {isPhone && <Base.Close render={<IconButton label={text('back')} icon={<ArrowIcon />} />} />}
            <div className="min-w-0 flex-1 py-1">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
                <Base.Title
                  title={title}
                  className="line-clamp-2 min-w-0 text-md font-semibold wrap-anywhere"
                >
                  {title}
                </Base.Title>
                {badge}
              </div>
              {subtitle && <div className="text-sm text-muted wrap-anywhere">{subtitle}</div>}
            </div>
            <div className="flex shrink-0 items-center gap-1">
              {actions}
              {!isPhone && (
                <Base.Close
                  render={<IconButton label={text('close')} icon={<XIcon />} shortcut="escape" />}
                />
              )}
            </div>
          </div>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto pb-[env(safe-area-inset-bottom)]">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
