import RefreshIcon from 'lucide-react/icons/refresh-cw';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { securityText } from '../security-text.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { useReadAgain } from './use-read-again.ts';

/** Every image that is in use, now. */
export function ReadAgain({ className }: { className?: string }) {
  const text = useText(securityText);
  const mayRead = useMaySecurity()('security:operate', 'somewhere');
  const readAgain = useReadAgain();
  const [busy, setBusy] = useState(false);
  if (!mayRead) return null;
  const press = async () => {
    setBusy(true);
    await readAgain();
    setBusy(false);
  };
  return (
    <Button className={className} icon={<RefreshIcon />} busy={busy} onClick={() => void press()}>
      {text('readAll')}
    </Button>
  );
}
