import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ToolPage } from '../../shell/tool-page.tsx';
import { UpdateDialog } from './plan/update-dialog.tsx';
import { type SectionId, sections } from './sections.ts';
import { useMayWatcher } from './use-may-watcher.ts';
import { watcherText } from './watcher-text.ts';

/** The frame of every page of Watcher. */
export function WatcherPage(props: { section: SectionId; actions?: ReactNode; children: ReactNode }) {
  const may = useMayWatcher();
  const visible = sections.filter(({ permission, where }) => may(permission, where));
  return (
    <>
      <ToolPage tool="watcher" text={useText(watcherText)} visible={visible} {...props} />
      <UpdateDialog />
    </>
  );
}
