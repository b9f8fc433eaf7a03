import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { ConfirmHost } from './ask-confirm.tsx';
import { Toasts } from './toasts.tsx';
import { TooltipHost } from './tooltip-host.tsx';

/** What every page needs exactly once. No component may add a style element: the page's policy would refuse it. */
export function AppRoot({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      {children}
      <ConfirmHost />
      <Toasts />
      <TooltipHost />
    </CSPProvider>
  );
}
