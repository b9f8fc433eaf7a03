import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

export interface Section {
  readonly id: string;
  readonly path: NonNullable<LinkProps['to']>;
  readonly label: string;
}

/** The parts of a tool, above each of their pages. `label` names the row for those who do not see it. */
export function SectionBar(props: { label: string; sections: readonly Section[]; current: string }) {
  const { label, sections, current } = props;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = nav.current?.querySelector(`[data-section="${current}"]`);
    // On a phone the row is wider than the page.
    if (shown && nav.current && nav.current.scrollWidth > nav.current.clientWidth) {
      shown.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
  }, [current]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="fade-ends -mx-3 flex gap-1 overflow-x-auto px-3 [scrollbar-width:none] sm:-mx-1 sm:px-0"
    >
      {sections.map((section) => (
        <Link
          key={section.id}
          to={section.path}
          data-section={section.id}
          aria-current={section.id === current ? 'page' : undefined}
          className={
            section.id === current
              ? 'flex items-center rounded-md bg-elevated px-3 py-1.5 font-medium pointer-coarse:min-h-10 whitespace-nowrap text-ink'
              : 'flex items-center rounded-md px-3 py-1.5 pointer-coarse:min-h-10 whitespace-nowrap text-muted hover:text-ink'
          }
        >
          {section.label}
        </Link>
      ))}
    </nav>
  );
}
