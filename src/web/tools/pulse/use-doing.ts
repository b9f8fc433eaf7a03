import { useText } from '../../i18n/use-text.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { pulseText } from './pulse-text.ts';

export function useDoing() {
  return useBusy(useText(pulseText)('notDone'));
}
