import type { ReactNode } from 'react';
import { fuzzyScore } from './fuzzy.ts';

export interface Command {
  id: string;
  label: string;
  /** The heading it stands under: "Containers", "Pages", "Actions". */
  group: string;
  /** Further words it is found by. */
  keywords?: string;
  hint?: string;
  icon?: ReactNode;
  shortcut?: string;
  run: () => void;
}

/** Finds commands elsewhere. It must stop when the signal says so; what it throws is told in one line, not alarmed. */
export type CommandProvider = (query: string, signal: AbortSignal) => Promise<readonly Command[]>;

export interface CommandGroup {
  name: string;
  commands: readonly Command[];
}

const mostShown = 60;

/** The best first; groups stand in the order of their best command. Without a query everything stays in its own order. */
export function rankCommands(commands: readonly Command[], query: string): CommandGroup[] {
  const scored = commands
    .map((command) => ({ command, score: scoreOf(command, query) }))
    .filter((each) => each.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown);
  const groups = Map.groupBy(scored, (each) => each.command.group);
  return [...groups].map(([name, members]) => ({ name, commands: members.map((each) => each.command) }));
}

function scoreOf(command: Command, query: string): number {
  const byLabel = fuzzyScore(query, command.label);
  const byWords = command.keywords ? fuzzyScore(query, command.keywords) * 0.6 : 0;
  return Math.max(byLabel, byWords, fuzzyScore(query, `${command.group} ${command.label}`) * 0.5);
}
