/** The parts of this tool. Alerts are of a part of the lab; the others are seen only with a permission for all of it. */
export const sections = [
  { id: 'alerts', path: '/notify', where: 'somewhere' },
  { id: 'history', path: '/notify/history', where: 'somewhere' },
  { id: 'silences', path: '/notify/silences', where: 'everywhere' },
  { id: 'channels', path: '/notify/channels', where: 'everywhere' },
  { id: 'inputs', path: '/notify/inputs', where: 'everywhere' },
  { id: 'templates', path: '/notify/templates', where: 'everywhere' },
  { id: 'routing', path: '/notify/routing', where: 'everywhere' },
  { id: 'deliveries', path: '/notify/deliveries', where: 'everywhere' },
] as const;
export type SectionId = (typeof sections)[number]['id'];
