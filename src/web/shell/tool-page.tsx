import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Section, SectionBar } from './section-bar.tsx';

/** What a tool calls its sections, their row, and a page that an account may not see. */
type SectionWords<Id extends string> = (
  key: Id | 'sections' | 'nothingGranted' | 'nothingGrantedHint',
) => string;

interface Props<Id extends string> {
  tool: string;
  text: SectionWords<Id>;
  /** Those that this account may see. */
  visible: readonly (Omit<Section, 'label'> & { readonly id: Id })[];
  section: Id;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of a tool. */
export function ToolPage<Id extends string>({ tool, text, visible, section, actions, children }: Props<Id>) {
  const maySee = visible.some(({ id }) => id === section);
  const sections = visible.map(({ id, path }) => ({ id, path, label: text(id) }));
  return (
    <div data-tool={tool} className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{text(section)}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SectionBar label={text('sections')} sections={sections} current={section} />
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
