import { Outlet } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { Sections, type SectionId } from '../sections.tsx';
import { OperationDialog } from './operation-dialog.tsx';

interface ResourcePageProps {
  section: SectionId;
  title: string;
  /** Beside the sections. */
  actions: ReactNode;
  children: ReactNode;
}

/** The frame of a list whose details open over it. */
export function ResourcePage({ section, title, actions, children }: ResourcePageProps) {
  return (
    <div className="flex flex-col gap-3 p-3 sm:p-4">
      <h1 className="sr-only">{title}</h1>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Sections current={section} />
        <div className="flex gap-2">{actions}</div>
      </div>
      {children}
      <Suspense>
        <Outlet />
      </Suspense>
      <OperationDialog />
    </div>
  );
}
