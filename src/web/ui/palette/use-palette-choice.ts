import { type KeyboardEvent, useState } from 'react';
import type { Command, CommandGroup } from './command.ts';

export interface PaletteChoice {
  active: Command | undefined;
  choose: (id: string | undefined) => void;
  run: (command: Command | undefined) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Which command is chosen, and the keys that choose and run; the focus stays in the field. */
export function usePaletteChoice(
  groups: readonly CommandGroup[],
  reveal: (id: string) => void,
  onDone: () => void,
): PaletteChoice {
  const [chosenId, choose] = useState<string>();
  const flat = groups.flatMap((group) => group.commands);
  const active = flat.find((command) => command.id === chosenId) ?? flat[0];

  function move(by: number) {
    const from = active ? flat.indexOf(active) : -1;
    const next = flat[(from + by + flat.length) % flat.length];
    if (!next) return;
    choose(next.id);
    reveal(next.id);
  }
  function run(command: Command | undefined) {
    if (!command) return;
    onDone();
    command.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    const isControlled = event.ctrlKey && !event.metaKey;
    if (event.key === 'ArrowDown' || (isControlled && event.key === 'n')) move(1);
    else if (event.key === 'ArrowUp' || (isControlled && event.key === 'p')) move(-1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(active);
    else return;
    event.preventDefault();
  }
  return { active, choose, run, onKeyDown };
}
