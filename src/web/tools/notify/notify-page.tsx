import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useMayNotify } from './use-may-notify.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { notifyText } from './notify-text.ts';
import { SectionBar } from '../../shell/section-bar.tsx';
import { type SectionId, sections } from './sections.ts';

/** The frame of every page of Notify. */
export function NotifyPage({
  section,
  actions,
  children,
}: {
  section: SectionId;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const text = useText(notifyText);
  const may = useMayNotify();
  const visible = sections.filter(({ where }) => may('notify:read', where));
  const maySee = visible.some(({ id }) => id === section);
  return (
    <div data-tool="notify" className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text(section)}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SectionBar
          label={text('sections')}
          sections={visible.map((one) => ({ ...one, label: text(one.id) }))}
          current={section}
        />
        {maySee && actions}
      </div>
      {maySee ? (
        children
      ) : (
        <EmptyState title={text('nothingGranted')}>{text('nothingGrantedHint')}</EmptyState>
      )}
    </div>
  );
}
