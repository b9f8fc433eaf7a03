import { Link } from '@tanstack/react-router';
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
  return (
    <nav aria-label={text('sections')} className="-mx-1 flex gap-1 overflow-x-auto">
      {sections.map(({ id, path }) => (
        <Link
          key={id}
          to={path}
          aria-current={id === current ? 'page' : undefined}
          className={
            id === current
              ? 'rounded-md bg-elevated px-3 py-1.5 font-medium whitespace-nowrap text-ink'
              : 'rounded-md px-3 py-1.5 whitespace-nowrap text-muted hover:text-ink'
          }
        >
          {text(id)}
        </Link>
      ))}
    </nav>
  );
}
