import { containers } from '#contracts/containers.ts';
import { security } from '#contracts/security/contract.ts';
import { watcher } from '#contracts/watcher/contract.ts';
import { defineTool } from '#kernel/tool.ts';
import { securityMigrations } from './security-migrations.ts';
import type { SecuritySchema } from './security-schema.ts';
import { type SecurityOptions, startSecurity } from './start-security.ts';

export type SecurityToolOptions = Pick<SecurityOptions, 'dataDir' | 'mirror' | 'version'>;

export function createSecurityTool(options: SecurityToolOptions) {
  return defineTool<typeof security, SecuritySchema>({
    id: 'security',
    title: security.title,
    contract: security,
    migrations: securityMigrations,
    start: (kernel) =>
      startSecurity(kernel, {
        ...options,
        containers: kernel.call(containers),
        watcher: kernel.call(watcher),
      }),
  });
}
