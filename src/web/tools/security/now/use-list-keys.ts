import type { RefObject } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { securityText } from '../security-text.ts';
import { nowText } from './now-text.ts';

/** j and k move between rows as in every table, and `/` goes to the search. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  const text = useText(nowText);
  const group = useText(securityText)('flaws');
  const move = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-flaw-link]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
    next?.focus();
  };
  useShortcuts([
    { keys: 'j', label: text('nextRow'), group, run: () => move(1) },
    { keys: 'k', label: text('previousRow'), group, run: () => move(-1) },
    {
      keys: '/',
      label: text('toSearch'),
      group,
      run: () => document.querySelector<HTMLElement>('[data-flaw-search] input')?.focus(),
    },
  ]);
}
