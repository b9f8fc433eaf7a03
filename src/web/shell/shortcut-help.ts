import { createStore } from './store.ts';

/** Whether the list of keyboard shortcuts is open. */
export const shortcutHelp = createStore(false);

export function openShortcutList(): void {
  shortcutHelp.set(true);
}
