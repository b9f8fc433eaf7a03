import { useState } from 'react';
import { showError } from './toast.ts';

/** Does one thing at a time, and says `notDone` with the reason when it could not be done. */
export function useBusy(notDone: string) {
  const [busy, setBusy] = useState(false);
  const doing = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showError(error, { title: notDone });
    } finally {
      setBusy(false);
    }
  };
  return { busy, doing };
}
