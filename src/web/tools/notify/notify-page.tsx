import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ToolPage } from '../../shell/tool-page.tsx';
import { notifyText } from './notify-text.ts';
import { type SectionId, sections } from './sections.ts';
import { useMayNotify } from './use-may-notify.ts';

/** The frame of every page of Notify. */
export function NotifyPage(props: { section: SectionId; actions?: ReactNode; children: ReactNode }) {
  const may = useMayNotify();
  const visible = sections.filter(({ where }) => may('notify:read', where));
  return <ToolPage tool="notify" text={useText(notifyText)} visible={visible} {...props} />;
}
