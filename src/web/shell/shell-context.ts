import { createContext, useContext } from 'react';
import { useMe } from './session.ts';
import { type ToolName, toolNames } from './tool-names.ts';
import type { ToolPages } from './tool-pages.ts';

/** The pages of the tools built into this app, given once by `main.tsx`. */
export const ToolPagesContext = createContext<readonly ToolPages[]>([]);

/** Those of tools that this NEXUS has. */
export function useToolPages(): readonly ToolPages[] {
  const pages = useContext(ToolPagesContext);
  const tools = useMe().data?.tools;
  return tools ? pages.filter(({ id }) => tools.includes(id)) : pages;
}

/** The names of tools that this NEXUS has, in the order of the sidebar. */
export function useToolNames(): readonly ToolName[] {
  const tools = useMe().data?.tools;
  return tools ? toolNames.filter(({ id }) => tools.includes(id)) : toolNames;
}
