import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Terminal } from '#contracts/containers/terminal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { isSignedOut } from '../../../shell/api.ts';
import { forgetSession } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { useMediaQuery } from '../../../ui/use-media-query.ts';
import type { FollowState } from './follow-terminal.ts';
import { OnScreenKeys } from './on-screen-keys.tsx';
import { TerminalBar } from './terminal-bar.tsx';
import { terminalText } from './terminal-text.ts';
import { useEndWords } from './use-end-words.ts';
import { useTerminalScreen } from './use-terminal-screen.ts';

export interface TerminalViewProps {
  terminal: Terminal;
  /** Opened by this page just now. */
  isNew: boolean;
  /** The person's running terminals in this container. */
  others: readonly Terminal[];
  onShow: (terminal: Terminal) => void;
  onNew: () => void;
  onEnded: () => void;
}

export function TerminalView({ terminal, isNew, others, onShow, onNew, onEnded }: TerminalViewProps) {
  const [state, setState] = useState<FollowState>({ is: 'connecting' });
  const bar = useRef<HTMLDivElement>(null);
  const { place, keyboard } = useTerminalScreen({
    terminal,
    isNew,
    onLeave: () => bar.current?.querySelector('button')?.focus(),
    onState(next) {
      if (next.is === 'refused' && isSignedOut(next.problem)) return forgetSession();
      setState(next);
    },
  });
  const isTouched = useMediaQuery('(pointer: coarse), (max-width: 639px)');
  const isOver = state.is === 'ended' || state.is === 'refused';
  const tellEnded = useEffectEvent(onEnded);
  useEffect(() => {
    if (isOver) tellEnded();
  }, [isOver]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={bar}>
        <TerminalBar {...{ terminal, others, state, keyboard, onShow, onNew }} />
      </div>
      <div className="min-h-0 flex-1 bg-field p-2">
        <div ref={place} className="h-full w-full overflow-hidden" />
      </div>
      {isOver ? <EndNote state={state} onNew={onNew} /> : isTouched && <OnScreenKeys keyboard={keyboard} />}
    </div>
  );
}

function EndNote({ state, onNew }: { state: FollowState; onNew: () => void }) {
  const text = useText(terminalText);
  const words = useEndWords();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line bg-elevated px-4 py-3">
      <output className="min-w-0 flex-1">{words(state)}</output>
      <Button variant="primary" onClick={onNew}>
        {text('again')}
      </Button>
    </div>
  );
}
