import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `mod+k`, `/`, `?`, `shift+x`, or two keys one after the other: `g c`. */
  keys: string;
  label: string;
  /** The heading it stands under in the list. */
  group: string;
  run?: () => void;
  /** The element with the focus answers to it by itself. */
  isListedOnly?: boolean;
  /** Also while the focus is in a field; sensible only with `mod`. */
  whileTyping?: boolean;
  /** Also while the focus is in a dialog, a drawer or a menu. */
  inDialog?: boolean;
}

const sequenceMs = 900;
const listeners = new Set<() => void>();
let registered: readonly Shortcut[] = [];
let pendingKey = '';
let pendingUntilMs = 0;

const fields = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], .cm-editor';
const dialogs = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Whether the event comes from inside such an element. The code editor is in a shadow root, which `target` hides. */
function isWithin(event: Event, selector: string): boolean {
  return event.composedPath().some((each) => each instanceof Element && each.matches(selector));
}

/** The pressed key in the notation of `Shortcut.keys`. Shift counts only with letters: `?` is already shifted. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key.toLowerCase();
  const isLetter = /^[a-z]$/.test(key) || key.length > 1;
  const prefix = `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}`;
  return `${prefix}${event.shiftKey && isLetter ? 'shift+' : ''}${key}`;
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const key = keyOf(event);
  const sequence = event.timeStamp < pendingUntilMs ? `${pendingKey} ${key}` : '';
  const allowed = registered.filter(
    (each) =>
      each.isListedOnly !== true &&
      (each.whileTyping === true || !isWithin(event, fields)) &&
      (each.inDialog === true || !isWithin(event, dialogs)),
  );
  const found =
    allowed.findLast((each) => each.keys === sequence) ?? allowed.findLast((each) => each.keys === key);
  const starts = !found && allowed.some((each) => each.keys.startsWith(`${key} `));
  pendingKey = starts ? key : '';
  pendingUntilMs = starts ? event.timeStamp + sequenceMs : 0;
  if (!found) return;
  event.preventDefault();
  found.run?.();
}

function change(next: readonly Shortcut[]) {
  if (registered.length === 0 && next.length > 0) document.addEventListener('keydown', onKeyDown);
  if (next.length === 0) document.removeEventListener('keydown', onKeyDown);
  registered = next;
  for (const listener of listeners) listener();
}

/** Active while the component is mounted. Of two with the same keys, the one mounted last answers. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map((each) => `${each.keys}\t${each.label}\t${each.group}`).join('\n');
  useEffect(() => {
    const mine: readonly Shortcut[] = latest.current.map((each, index) => ({
      ...each,
      run: () => latest.current[index]?.run?.(),
    }));
    change([...registered, ...mine]);
    return () => change(registered.filter((each) => !mine.includes(each)));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- registers anew when what is listed changes, not on every render
  }, [signature]);
}

export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
}
