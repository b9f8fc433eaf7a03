import { useText } from '../../i18n/use-text.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { securityText } from './security-text.ts';

export function useDoing() {
  return useBusy(useText(securityText)('notDone'));
}
