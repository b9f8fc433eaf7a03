import AcceptIcon from 'lucide-react/icons/shield-check';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SecurityPage } from '../security-page.tsx';
import { useMaySecurity } from '../use-may-security.ts';
import { askAccept, emptyScope } from './accept-target.ts';
import { AcceptanceTable } from './acceptance-table.tsx';
import { acceptanceText } from './acceptance-text.ts';

/** What somebody here decided to live with, and until when. */
export function AcceptancesPage() {
  const text = useText(acceptanceText);
  const mayAccept = useMaySecurity()('security:accept', 'everywhere');
  return (
    <SecurityPage
      section="accepted"
      actions={
        mayAccept && (
          <Button variant="primary" icon={<AcceptIcon />} onClick={() => askAccept(emptyScope)}>
            {text('add')}
          </Button>
        )
      }
    >
      <p className="max-w-prose text-muted">{text('intro')}</p>
      <AcceptanceTable />
    </SecurityPage>
  );
}
