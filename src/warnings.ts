import type { Warning } from '#contracts/hub/overview.ts';
import type { Config } from '#kernel/config.ts';
import { inspectDataFolder } from '#kernel/database/data-folder.ts';

/** What NEXUS says about its own circumstances, above every page. */
export async function readWarnings(config: Config): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const folder = await inspectDataFolder(config.NEXUS_DATA_DIR);
  if (!config.NEXUS_DATABASE_URL && (folder.isContainerOverlay || folder.isInMemory)) {
    warnings.push({
      code: 'data-folder-not-mounted',
      detail:
        `${folder.path} is not on a volume: accounts, settings and history are gone when this container is removed or ` +
        'updated. Add a volume there, as in deploy/compose.yaml.',
    });
  }
  if (config.NEXUS_ALLOW_HTTP) {
    warnings.push({
      code: 'plain-http',
      detail:
        'NEXUS_ALLOW_HTTP lets passwords and sessions travel in clear. Anyone on the way can read them.',
    });
  }
  return warnings;
}
