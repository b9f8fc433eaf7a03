import type { feedsEndpoints } from '#contracts/security/feeds.ts';
import { conflict } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { SecurityParts } from '../security-parts.ts';
import type { TemporaryFiles } from '../temporary-files/open-temporary-files.ts';
import { checkSettings } from './check-settings.ts';
import { exportAdvisories } from './export-advisories.ts';
import { importAdvisories } from './import-advisories.ts';

type Parts = Pick<SecurityParts, 'kernel' | 'settings' | 'advisories'>;

export interface FeedHandlersOptions {
  /** Where files lie while they are sent and taken. */
  readonly files: TemporaryFiles;
}

export function feedHandlers(
  parts: Parts,
  { files }: FeedHandlersOptions,
): HandlersFor<typeof feedsEndpoints> {
  const { settings, advisories } = parts;
  let isImporting = false;
  return {
    feeds: async () => ({
      feeds: [...advisories.feeds()],
      sizeBytes: await advisories.sizeBytes(),
      imported: [...advisories.imported()],
    }),
    fetchFeeds() {
      if (!settings.now().isFetchingOn) throw conflict(fetchingIsOff);
      return { parts: advisories.fetchNow() };
    },
    exportAdvisories: (_, { signal }) => exportAdvisories(parts, files, signal),
    async importAdvisories(_, { caller }, body) {
      if (isImporting) throw conflict(busy);
      isImporting = true;
      try {
        return await importAdvisories(parts, files, { caller, body });
      } finally {
        isImporting = false;
      }
    },
    securitySettings: () => settings.now(),
    saveSecuritySettings({ body }, { caller }) {
      checkSettings(body, advisories.feeds());
      return settings.save(body, caller);
    },
  };
}

const fetchingIsOff = {
  en: 'Advisories are not fetched from the internet: that is switched off in the settings of Security. Switch it on, or take advisories from a file.',
  es: 'Los avisos no se descargan de internet: está desactivado en los ajustes de Security. Actívalo o toma los avisos de un archivo.',
};
const busy = {
  en: 'Another file with advisories is being taken. Try again when that is done.',
  es: 'Ya se está tomando otro archivo con avisos. Inténtalo cuando termine.',
};
