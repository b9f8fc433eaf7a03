import { useCallback } from 'react';
import type { Repair } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ranksText } from './ranks-text.ts';

/** What repairs it, in a few words. */
export function useRepairWords(): (repair: Repair) => string {
  const text = useText(ranksText);
  return useCallback(
    ({ state, version, channel }) => {
      if (state !== 'fixed') return text(state);
      if (version === null) return text('affected');
      return channel === null ? text('repairedIn', { version }) : text('repairedFor', { version, channel });
    },
    [text],
  );
}
