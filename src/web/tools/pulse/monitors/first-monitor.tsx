import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/use-text.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { listText } from './list-text.ts';
import { useListAddress } from './use-list-address.ts';

const linkClass = cx(buttonClass(), 'no-underline hover:bg-hover');

/** Before there is any. */
export function FirstMonitor() {
  const text = useText(pulseText);
  const words = useText(listText);
  const mayConfigure = useMayPulse()('pulse:configure', 'everywhere');
  const { edit } = useListAddress();
  if (!mayConfigure) return <EmptyState title={words('emptyTitle')}>{words('emptyViewer')}</EmptyState>;
  return (
    <EmptyState
      title={words('emptyTitle')}
      action={
        <span className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => edit('new')}>
            {text('newMonitor')}
          </Button>
          <Link to="/pulse/suggestions" className={linkClass}>
            {words('seeSuggestions')}
          </Link>
          <Link to="/pulse/import" className={linkClass}>
            {words('fromKuma')}
          </Link>
        </span>
      }
    >
      {words('emptyHint')}
    </EmptyState>
  );
}
