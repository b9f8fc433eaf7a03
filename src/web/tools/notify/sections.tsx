import { useText } from '../../i18n/use-text.ts';
import { SectionBar } from '../../shell/section-bar.tsx';
import { notifyText } from './notify-text.ts';

const sections = [
  { id: 'alerts', path: '/notify' },
  { id: 'history', path: '/notify/history' },
  { id: 'silences', path: '/notify/silences' },
  { id: 'channels', path: '/notify/channels' },
  { id: 'deliveries', path: '/notify/deliveries' },
] as const;
export type SectionId = (typeof sections)[number]['id'];

/** The parts of this tool, above each of their pages. */
export function Sections({ current }: { current: SectionId }) {
  const text = useText(notifyText);
  return (
    <SectionBar
      label={text('sections')}
      sections={sections.map((section) => ({ ...section, label: text(section.id) }))}
      current={current}
    />
  );
}
