import { createContext, useContext } from 'react';
import type { ToolPages } from './tool-pages.ts';

/** The pages of the tools built into this app, given once by `main.tsx`. */
export const ToolPagesContext = createContext<readonly ToolPages[]>([]);

export function useToolPages(): readonly ToolPages[] {
  return useContext(ToolPagesContext);
}
