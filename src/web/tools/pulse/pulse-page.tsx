import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { SectionBar } from '../../shell/section-bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pulseText } from './pulse-text.ts';
import { type SectionId, sections } from './sections.ts';
import { useMayPulse } from './use-may-pulse.ts';

/** The frame of every page of Pulse. */
export function PulsePage(props: { section: SectionId; actions?: ReactNode; children: ReactNode }) {
  const { section, actions, children } = props;
  const text = useText(pulseText);
  const may = useMayPulse();
  const visible = sections.filter(({ permission, where }) => may(permission, where));
  const maySee = visible.some(({ id }) => id === section);
  return (
    <div data-tool="pulse" className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text(section)}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SectionBar
          label={text('sections')}
          sections={visible.map(({ id, path }) => ({ id, path, label: text(id) }))}
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
