/** The parts of this tool, and who sees them where. */
export const sections = [
  { id: 'updates', path: '/watcher', permission: 'watcher:read', where: 'somewhere' },
  { id: 'history', path: '/watcher/history', permission: 'watcher:read', where: 'somewhere' },
  { id: 'rules', path: '/watcher/rules', permission: 'watcher:read', where: 'everywhere' },
  { id: 'registries', path: '/watcher/registries', permission: 'watcher:read', where: 'everywhere' },
] as const;
export type SectionId = (typeof sections)[number]['id'];
