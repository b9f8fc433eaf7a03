import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ToolPage } from '../../shell/tool-page.tsx';
import { pulseText } from './pulse-text.ts';
import { type SectionId, sections } from './sections.ts';
import { useMayPulse } from './use-may-pulse.ts';

/** The frame of every page of Pulse. */
export function PulsePage(props: { section: SectionId; actions?: ReactNode; children: ReactNode }) {
  const may = useMayPulse();
  const visible = sections.filter(({ permission, where }) => may(permission, where));
  return <ToolPage tool="pulse" text={useText(pulseText)} visible={visible} {...props} />;
}
