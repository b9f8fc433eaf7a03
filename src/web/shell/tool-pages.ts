import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { ToolId } from '#contracts/contract.ts';
import type { Command } from '../ui/palette/command-palette.tsx';
import type { Message } from '../i18n/message.ts';
import type { ShellRoute } from './routes.ts';
import type { May } from './session.ts';
import type { ReadableStore } from './store.ts';

/** One piece of work that goes on at the server, as the top bar lists it. */
export interface RunningWork {
  readonly id: string;
  /** What is done, as in "Restart". */
  readonly verb: Message;
  readonly target: string;
  readonly step: string;
  /** What the step that runs does at once, and how far each is: 0 to 1, null where nobody can say. */
  readonly parts?: readonly { readonly id: string; readonly fraction: number | null }[];
  readonly startedAtMs: number;
  readonly state: 'running' | 'succeeded' | 'failed' | 'interrupted';
  /** The page that shows it. */
  readonly path: string;
  /** Stops it half-way; absent where that is not possible. */
  readonly cancel?: () => Promise<void>;
}

/** What the palette lends to the commands of a tool. */
export interface CommandContext {
  readonly open: (path: string) => void;
  readonly may: May;
}

/** What a tool adds to the web app. The shell maps over the list in `main.tsx`; it knows no tool by name. */
export interface ToolPages {
  readonly id: ToolId;
  readonly routes: (shell: ShellRoute) => AnyRoute[];
  /** Mounted while somebody is signed in: holds the live stream. Renders nothing. Lazy, where it brings a large contract along. */
  readonly Background?: ComponentType;
  /** Its part of the home page. */
  readonly Home?: ComponentType;
  /** How many things want a decision there. */
  readonly waiting?: ReadableStore<number>;
  readonly running?: ReadableStore<readonly RunningWork[]>;
  /** What the command palette offers from this tool; loaded when the palette is first opened. */
  readonly commands?: (context: CommandContext) => Promise<readonly Command[]>;
}
