/** The parts of this tool, and who sees them where. */
export const sections = [
  { id: 'monitors', path: '/pulse', permission: 'pulse:read', where: 'somewhere' },
  { id: 'incidents', path: '/pulse/incidents', permission: 'pulse:read', where: 'somewhere' },
  { id: 'maintenance', path: '/pulse/maintenance', permission: 'pulse:read', where: 'everywhere' },
  { id: 'suggestions', path: '/pulse/suggestions', permission: 'pulse:configure', where: 'everywhere' },
  { id: 'import', path: '/pulse/import', permission: 'pulse:configure', where: 'everywhere' },
] as const;
export type SectionId = (typeof sections)[number]['id'];
