/** The parts of this tool, and who sees them where. */
export const sections = [
  { id: 'now', path: '/security', permission: 'security:read', where: 'somewhere' },
  { id: 'images', path: '/security/images', permission: 'security:read', where: 'somewhere' },
  { id: 'packages', path: '/security/packages', permission: 'security:read', where: 'somewhere' },
  { id: 'accepted', path: '/security/accepted', permission: 'security:read', where: 'everywhere' },
  { id: 'overTime', path: '/security/over-time', permission: 'security:read', where: 'everywhere' },
  { id: 'sources', path: '/security/sources', permission: 'security:read', where: 'everywhere' },
] as const;
export type SectionId = (typeof sections)[number]['id'];
