import type { RoutingProblem } from '#contracts/notify/routing.ts';
import { StateMark } from '../../../ui/state-badge.tsx';

interface Props {
  problems: readonly RoutingProblem[];
  warnings: readonly RoutingProblem[];
}

/** What the server says of the thing above. */
export function ProblemNotes({ problems, warnings }: Props) {
  if (problems.length + warnings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {problems.map(({ path, message }) => (
        <Note key={path + message} state="down" tone="text-down" message={message} />
      ))}
      {warnings.map(({ path, message }) => (
        <Note key={path + message} state="degraded" tone="text-degraded" message={message} />
      ))}
    </ul>
  );
}

function Note({ state, tone, message }: { state: 'down' | 'degraded'; tone: string; message: string }) {
  return (
    <li className={`flex items-baseline gap-1.5 ${tone}`}>
      <StateMark state={state} />
      <span className="min-w-0 wrap-anywhere">{message}</span>
    </li>
  );
}
