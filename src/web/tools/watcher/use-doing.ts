import { useText } from '../../i18n/use-text.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { watcherText } from './watcher-text.ts';

export function useDoing() {
  return useBusy(useText(watcherText)('notDone'));
}
