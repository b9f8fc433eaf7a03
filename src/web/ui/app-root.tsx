import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { ConfirmHost } from './ask-confirm.tsx';
import { Toasts } from './toasts.tsx';

/** What every page needs exactly once. No component may add a style element: the page's policy would refuse it. */
export function AppRoot({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500} closeDelay={0}>
        {children}
        <ConfirmHost />
        <Toasts />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
