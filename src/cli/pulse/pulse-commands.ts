import type { Command } from '../command.ts';
import { addMonitor } from './add-monitor.ts';
import { checkMonitors } from './check-monitors.ts';
import { listMonitors } from './list-monitors.ts';
import { pauseMonitors, resumeMonitors } from './pause-monitors.ts';
import { showMonitor } from './show-monitor.ts';

/** In the order in which the help lists them. */
export const pulseCommands: readonly Command[] = [
  listMonitors,
  showMonitor,
  checkMonitors,
  pauseMonitors,
  resumeMonitors,
  addMonitor,
];
