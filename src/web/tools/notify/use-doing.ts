import { useText } from '../../i18n/use-text.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { notifyText } from './notify-text.ts';

export function useDoing() {
  return useBusy(useText(notifyText)('notDone'));
}
