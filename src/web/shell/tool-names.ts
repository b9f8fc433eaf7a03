import BellIcon from 'lucide-react/icons/bell';
import ContainerIcon from 'lucide-react/icons/box';
import HeartPulseIcon from 'lucide-react/icons/heart-pulse';
import HomeIcon from 'lucide-react/icons/house';
import RefreshIcon from 'lucide-react/icons/refresh-cw';
import ShieldIcon from 'lucide-react/icons/shield';
import type { ComponentType } from 'react';
import type { ToolId } from '#contracts/contract.ts';

export interface ToolName {
  readonly id: ToolId;
  readonly path: string;
  readonly Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean | 'true' }>;
}

/** The six tools in the order of the sidebar. */
export const toolNames: readonly ToolName[] = [
  { id: 'hub', path: '/', Icon: HomeIcon },
  { id: 'containers', path: '/containers', Icon: ContainerIcon },
  { id: 'watcher', path: '/watcher', Icon: RefreshIcon },
  { id: 'pulse', path: '/pulse', Icon: HeartPulseIcon },
  { id: 'security', path: '/security', Icon: ShieldIcon },
  { id: 'notify', path: '/notify', Icon: BellIcon },
];
