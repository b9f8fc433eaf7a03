import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { showError } from '../../ui/toast.ts';
import { pulseText } from './pulse-text.ts';

/** Does one thing at a time, and says so when it could not be done. */
export function useDoing() {
  const words = useText(pulseText);
  const [busy, setBusy] = useState(false);
  const doing = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showError(error, { title: words('notDone') });
    } finally {
      setBusy(false);
    }
  };
  return { busy, doing };
}
