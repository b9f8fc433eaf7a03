import type { RoutingProblem } from '#contracts/notify/routing.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { StateMark } from '../../../ui/state-badge.tsx';
import { problemSaid } from './problems-at.ts';

function keyOf({ path, message }: RoutingProblem): string {
  return `${path} ${message}`;
}

interface Props {
  problems: readonly RoutingProblem[];
  warnings: readonly RoutingProblem[];
}

/** What the server says of the thing above. */
export function ProblemNotes({ problems, warnings }: Props) {
  const language = useLanguage();
  if (problems.length + warnings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {problems.map((problem) => (
        <Note key={keyOf(problem)} state="down" tone="text-down" words={problemSaid(problem, language)} />
      ))}
      {warnings.map((problem) => (
        <Note
          key={keyOf(problem)}
          state="degraded"
          tone="text-degraded"
          words={problemSaid(problem, language)}
        />
      ))}
    </ul>
  );
}

function Note({ state, tone, words }: { state: 'down' | 'degraded'; tone: string; words: string }) {
  return (
    <li className={`flex items-baseline gap-1.5 ${tone}`}>
      <StateMark state={state} />
      <span className="min-w-0 wrap-anywhere">{words}</span>
    </li>
  );
}
