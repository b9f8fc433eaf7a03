import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { sectionsText } from './sections-text.ts';

const sections = [
  { id: 'containers', path: '/containers' },
  { id: 'stacks', path: '/containers/stacks' },
  { id: 'images', path: '/containers/images' },
  { id: 'networks', path: '/containers/networks' },
  { id: 'volumes', path: '/containers/volumes' },
  { id: 'history', path: '/containers/history' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

/** The parts of this tool, above each of their pages. */
export function Sections({ current }: { current: SectionId }) {
  const text = useText(sectionsText);
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
      aria-label={text('sections')}
      className="fade-ends -mx-3 flex gap-1 overflow-x-auto px-3 [scrollbar-width:none] sm:-mx-1 sm:px-0"
    >
      {sections.map(({ id, path }) => (
        <Link
          key={id}
          to={path}
          data-section={id}
          aria-current={id === current ? 'page' : undefined}
          className={
            id === current
              ? 'flex items-center rounded-md bg-elevated px-3 py-1.5 font-medium pointer-coarse:min-h-10 whitespace-nowrap text-ink'
              : 'flex items-center rounded-md px-3 py-1.5 pointer-coarse:min-h-10 whitespace-nowrap text-muted hover:text-ink'
          }
        >
          {text(id)}
        </Link>
      ))}
    </nav>
  );
}
