import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  /** One sentence on what will be here. */
  children?: ReactNode;
  /** The one step that gets there. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="flex max-w-prose flex-col items-start gap-2 px-4 py-8">
      <h2 className="text-md font-semibold wrap-anywhere">{title}</h2>
      {children && <p className="text-muted">{children}</p>}
      {action && <div className="mt-2">{action}</div>}
    </section>
  );
}
