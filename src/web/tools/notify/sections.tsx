import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { notifyText } from './notify-text.ts';

const sections = [
  { id: 'alerts', path: '/notify' },
  { id: 'history', path: '/notify/history' },
  { id: 'silences', path: '/notify/silences' },
  { id: 'channels', path: '/notify/channels' },
  { id: 'deliveries', path: '/notify/deliveries' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

/** The parts of Notify, above each of their pages. */
export function Sections({ current }: { current: SectionId }) {
  const text = useText(notifyText);
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
          className={`flex items-center rounded-md px-3 py-1.5 whitespace-nowrap pointer-coarse:min-h-10 ${id === current ? 'bg-elevated font-medium text-ink' : 'text-muted hover:text-ink'}`}
        >
          {text(id)}
        </Link>
      ))}
    </nav>
  );
}
