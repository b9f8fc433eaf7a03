import { useText } from '../../../i18n/use-text.ts';
import type { FollowState } from './follow-terminal.ts';
import { terminalText } from './terminal-text.ts';

/** How a terminal ended: the server's own sentence where it has one. */
export function useEndWords(): (state: FollowState) => string {
  const text = useText(terminalText);
  return (state) => {
    if (state.is === 'refused') return state.problem.message;
    if (state.is !== 'ended') return '';
    if (!state.end) return text('unknown');
    const { reason, exitCode, message } = state.end;
    if (message) return message;
    if (reason === 'closed') return text('closed');
    return exitCode ? text('exitedWith', { code: exitCode }) : text('exited');
  };
}
