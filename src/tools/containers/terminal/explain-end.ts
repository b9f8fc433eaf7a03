import type { TerminalEnd } from '#contracts/containers/terminal.ts';
import { whyNotStarted } from './terminal-error.ts';

export interface EndFacts {
  readonly reason: TerminalEnd['reason'];
  readonly exitCode: number | null;
  /** The whole output where there is little of it. */
  readonly briefOutput: string;
  readonly isContainerRunning: boolean;
  readonly idleMinutes: number;
  /** Something of it may still run. */
  readonly isLeftBehind: boolean;
}

/** In plain words, what the reason and the exit code alone do not say. */
export function explainEnd(facts: EndFacts): string {
  const left = facts.isLeftBehind ? ' What ran in it could not be ended.' : '';
  return `${whyEnded(facts)}${left}`.trim();
}

function whyEnded({ reason, exitCode, briefOutput, isContainerRunning, idleMinutes }: EndFacts): string {
  switch (reason) {
    case 'idle':
      return `Nobody looked at this terminal for ${idleMinutes} minutes.`;
    case 'access-ended':
      return 'The sign-in or token that opened this terminal is over.';
    case 'stopping':
      return 'NEXUS stopped.';
    case 'lost':
      return 'The connection to the engine was lost.';
    case 'closed':
      return '';
    case 'exited': {
      // 126 and 127 are also what a shell says of its last command.
      const failed = exitCode === 126 || exitCode === 127 ? whyNotStarted(briefOutput) : undefined;
      if (failed) return failed;
      if (!isContainerRunning) return 'The container stopped.';
      return exitCode === 137
        ? 'It was killed: by somebody, for lack of memory, or because its container stopped.'
        : '';
    }
  }
}
