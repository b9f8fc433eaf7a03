import PasteIcon from 'lucide-react/icons/clipboard-paste';
import CopyIcon from 'lucide-react/icons/copy';
import PlusIcon from 'lucide-react/icons/plus';
import XIcon from 'lucide-react/icons/square-x';
import { useState } from 'react';
import type { Terminal } from '#contracts/containers/terminal.ts';
import { useText, type Translate } from '../../../i18n/use-text.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { StateMark } from '../../../ui/state-badge.tsx';
import { showError, showToast } from '../../../ui/toast.ts';
import { useCopy } from '../../../ui/use-copy.ts';
import { containersApi } from '../live.ts';
import type { FollowState } from './follow-terminal.ts';
import { terminalText } from './terminal-text.ts';
import type { Keyboard } from './use-terminal-screen.ts';

const marks = {
  connecting: 'working',
  live: 'up',
  offline: 'degraded',
  ended: 'stopped',
  refused: 'down',
} as const;

export interface TerminalBarProps {
  terminal: Terminal;
  others: readonly Terminal[];
  state: FollowState;
  keyboard: Keyboard;
  onShow: (terminal: Terminal) => void;
  onNew: () => void;
}

/** How the terminal is, which one it is, and what can be done beside typing. */
export function TerminalBar({ terminal, others, state, keyboard, onShow, onNew }: TerminalBarProps) {
  const text = useText(terminalText);
  const { copy } = useCopy();
  const word = state.is === 'refused' ? 'ended' : state.is;
  return (
    <div className="flex items-center gap-2 border-b border-line px-3 py-1.5">
      <output className="flex min-w-0 flex-1 items-center gap-2 text-sm text-muted">
        <StateMark state={marks[state.is]} />
        <span className="truncate">
          {text(word)}
          <span className="hidden sm:inline"> · {text('leaveHint')}</span>
        </span>
      </output>
      {others.length > 1 && <Switcher terminal={terminal} others={others} onShow={onShow} />}
      <IconButton
        size="sm"
        label={text('copy')}
        icon={<CopyIcon />}
        onClick={() => void copy(keyboard.text())}
      />
      <IconButton
        size="sm"
        label={text('paste')}
        icon={<PasteIcon />}
        onClick={() => void pasteInto(keyboard, text)}
      />
      <IconButton size="sm" label={text('newTerminal')} icon={<PlusIcon />} onClick={onNew} />
      <CloseButton terminal={terminal} isOver={state.is === 'ended' || state.is === 'refused'} />
    </div>
  );
}

function Switcher({ terminal, others, onShow }: Pick<TerminalBarProps, 'terminal' | 'others' | 'onShow'>) {
  const text = useText(terminalText);
  const options = others.toReversed().map(({ id, command }, index) => ({
    value: id,
    label: text('numbered', { number: index + 1, command: command[0] ?? '' }),
  }));
  const show = (id: string) => {
    const found = others.find((one) => one.id === id);
    if (found) onShow(found);
  };
  return (
    <Select
      label={text('yours')}
      hideLabel
      className="w-44"
      value={terminal.id}
      onChange={show}
      options={options}
    />
  );
}

/** The screen hears of the end by itself. */
function CloseButton({ terminal, isOver }: { terminal: Terminal; isOver: boolean }) {
  const text = useText(terminalText);
  const [isClosing, setIsClosing] = useState(false);
  const close = async () => {
    setIsClosing(true);
    try {
      await containersApi.closeTerminal({ params: { terminal: terminal.id } });
    } catch (error) {
      showError(error, { title: text('closeFailed') });
    }
    setIsClosing(false);
  };
  return (
    <IconButton
      size="sm"
      label={text('close')}
      icon={<XIcon />}
      busy={isClosing}
      disabled={isOver}
      onClick={() => void close()}
    />
  );
}

async function pasteInto(keyboard: Keyboard, text: Translate<typeof terminalText>) {
  try {
    keyboard.paste(await navigator.clipboard.readText());
  } catch {
    showToast({ kind: 'info', title: text('pasteFailed'), detail: text('pasteHint') });
  }
}
