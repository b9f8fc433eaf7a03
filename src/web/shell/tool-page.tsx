import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Section, SectionBar } from './section-bar.tsx';

interface Props {
  tool: string;
  title: string;
  /** The name of the row of sections. */
  label: string;
  /** Those that this account may see. */
  sections: readonly Section[];
  current: string;
  actions?: ReactNode;
  /** Shown where this account may not see the current one. */
  nothingGranted: { readonly title: string; readonly hint: string };
  children: ReactNode;
}

/** The frame of every page of a tool. */
export function ToolPage({
  tool,
  title,
  label,
  sections,
  current,
  actions,
  nothingGranted,
  children,
}: Props) {
  const maySee = sections.some(({ id }) => id === current);
  return (
    <div data-tool={tool} className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{title}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SectionBar label={label} sections={sections} current={current} />
        {maySee && actions}
      </div>
      {maySee ? children : <EmptyState title={nothingGranted.title}>{nothingGranted.hint}</EmptyState>}
    </div>
  );
}
