import DownIcon from 'lucide-react/icons/arrow-down';
import LeftIcon from 'lucide-react/icons/arrow-left';
import RightIcon from 'lucide-react/icons/arrow-right';
import UpIcon from 'lucide-react/icons/arrow-up';
import type { ReactNode } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { terminalText } from './terminal-text.ts';
import type { Keyboard } from './use-terminal-screen.ts';

/** The keys that the keyboard of a phone does not have. */
export function OnScreenKeys({ keyboard }: { keyboard: Keyboard }) {
  const text = useText(terminalText);
  const keys: readonly { label: string; sends: string; shows: ReactNode }[] = [
    { label: 'Esc', sends: '\u001B', shows: 'Esc' },
    { label: 'Tab', sends: '\t', shows: 'Tab' },
    { label: 'Ctrl+C', sends: '\u0003', shows: '^C' },
    { label: text('up'), sends: '\u001B[A', shows: <UpIcon /> },
    { label: text('down'), sends: '\u001B[B', shows: <DownIcon /> },
    { label: text('left'), sends: '\u001B[D', shows: <LeftIcon /> },
    { label: text('right'), sends: '\u001B[C', shows: <RightIcon /> },
    { label: '|', sends: '|', shows: '|' },
    { label: '/', sends: '/', shows: '/' },
    { label: '-', sends: '-', shows: '-' },
  ];
  return (
    <div
      role="toolbar"
      aria-label={text('keys')}
      className="flex gap-1 overflow-x-auto border-t border-line bg-surface p-1 [scrollbar-width:none]"
    >
      <Button
        variant={keyboard.isControlHeld ? 'primary' : 'default'}
        aria-pressed={keyboard.isControlHeld}
        onClick={() => keyboard.holdControl(!keyboard.isControlHeld)}
      >
        Ctrl
      </Button>
      {keys.map(({ label, sends, shows }) => (
        <Button key={label} aria-label={label} onClick={() => keyboard.type(sends)}>
          {shows}
        </Button>
      ))}
    </div>
  );
}
