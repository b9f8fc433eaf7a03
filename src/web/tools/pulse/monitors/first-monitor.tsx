import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { pulseText } from '../pulse-text.ts';
import { useMayPulse } from '../use-may-pulse.ts';
import { listText } from './list-text.ts';
import { useListAddress } from './use-list-address.ts';

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
          <PageLink to="/pulse/suggestions">{words('seeSuggestions')}</PageLink>
          <PageLink to="/pulse/import">{words('fromKuma')}</PageLink>
        </span>
      }
    >
      {words('emptyHint')}
    </EmptyState>
  );
}
