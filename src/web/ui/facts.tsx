import type { ReactNode } from 'react';

/** Label and value pairs, one a line; on a phone the labels take less room. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[7rem_1fr] items-baseline gap-x-4 gap-y-2 sm:grid-cols-[10rem_1fr]">
      {children}
    </dl>
  );
}

export function Fact({ label, mono, children }: { label: string; mono?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="min-w-0 text-muted wrap-anywhere">{label}</dt>
      <dd className={mono ? 'min-w-0 font-mono text-sm wrap-anywhere' : 'min-w-0 wrap-anywhere'}>
        {children}
      </dd>
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t border-line-soft py-4 first:border-0">
      <h3 className="text-sm font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}
