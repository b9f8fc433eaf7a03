import { useText } from '../../i18n/use-text.ts';
import { SectionBar } from '../../shell/section-bar.tsx';
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
    <SectionBar
      label={text('sections')}
      sections={sections.map((section) => ({ ...section, label: text(section.id) }))}
      current={current}
    />
  );
}
