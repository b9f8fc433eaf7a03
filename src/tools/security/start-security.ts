import { join } from 'node:path';
import type { security } from '#contracts/security/contract.ts';
import type { RunningTool } from '#kernel/tool.ts';
import { acceptanceHandlers } from './acceptance/acceptance-handlers.ts';
import { openAcceptances } from './acceptance/open-acceptances.ts';
import { feedHandlers } from './advisory-handlers/feed-handlers.ts';
import { compareHandlers } from './compare/compare-handlers.ts';
import type { RegistryPort } from './compare/registry-port.ts';
import { openContents } from './contents/open-contents.ts';
import { fetchWhatIsNeeded } from './contents/fetch-what-is-needed.ts';
import { keepDays } from './days/keep-days.ts';
import { tellFeeds } from './feed-alerts/tell-feeds.ts';
import { openFindings } from './findings/open-findings.ts';
import { flawHandlers } from './flaws/flaw-handlers.ts';
import type { UpdatesPort } from './flaws/updates-port.ts';
import { imageHandlers } from './images/image-handlers.ts';
import { openInventories } from './inventories/open-inventories.ts';
import { labHandlers } from './lab/lab-handlers.ts';
import type { ContainersPort } from './reading/containers-port.ts';
import { openImageScanner } from './reading/image-scanner.ts';
import { openReading } from './reading/open-reading.ts';
import { openScanThreads, type ScanThreads } from './scan/threads/open-scan-threads.ts';
import type { SecurityKernel } from './security-kernel.ts';
import type { SecurityParts } from './security-parts.ts';
import { openSettings } from './settings/open-settings.ts';
import { openTemporaryFiles } from './temporary-files/open-temporary-files.ts';
import { openAdvisories } from './watch-advisories/open-advisories.ts';

export interface SecurityOptions {
  readonly containers: ContainersPort;
  readonly watcher: UpdatesPort & RegistryPort;
  /** Of NEXUS. Advisories lie in a folder of their own in it. */
  readonly dataDir: string;
  /** Asked in place of every publisher of advisories. */
  readonly mirror: string | undefined;
  /** Of NEXUS. */
  readonly version: string;
}

/** Inventories are what is in images, advisories what is known to be wrong with it; findings follow from both. */
export async function startSecurity(
  kernel: SecurityKernel,
  options: SecurityOptions,
): Promise<RunningTool<typeof security>> {
  const { watcher, dataDir, version } = options;
  await using opened = new AsyncDisposableStack();
  const threads = opened.use(openScanThreads());
  const files = await openTemporaryFiles(join(dataDir, 'security-files'));
  const parts = await openParts(kernel, { ...options, threads, opened });
  const { fetchFor } = fetchWhatIsNeeded(parts);
  opened.use(doByItself(parts));
  const handlers = {
    ...labHandlers(parts),
    ...imageHandlers(parts, { toolVersion: version }),
    ...flawHandlers(parts, { toolVersion: version, updates: watcher }),
    ...compareHandlers(parts, { threads, files, registries: watcher, fetchFor }),
    ...acceptanceHandlers(parts),
    ...feedHandlers(parts, { files }),
  };
  const all = opened.move();
  return { handlers, [Symbol.asyncDispose]: async () => await all.disposeAsync() };
}

interface PartsOptions extends Pick<SecurityOptions, 'containers' | 'dataDir' | 'mirror'> {
  readonly threads: ScanThreads;
  readonly opened: AsyncDisposableStack;
}

async function openParts(
  kernel: SecurityKernel,
  { containers, dataDir, mirror, threads, opened }: PartsOptions,
): Promise<SecurityParts> {
  const { clock, log } = kernel;
  const settings = openSettings(kernel);
  const reading = opened.use(
    await openReading({
      kernel,
      containers,
      scanner: openImageScanner({ ...kernel, threads }),
      inventories: openInventories(kernel),
      settings: { isReadingOn: () => settings.now().isReadingOn },
    }),
  );
  const contents = opened.use(openContents({ kernel, reading }));
  const advisories = opened.use(
    await openAdvisories({ dataDir, clock, log, settings: () => settings.now(), mirror }),
  );
  const acceptances = opened.use(await openAcceptances(kernel));
  const findings = opened.use(await openFindings({ kernel, reading, advisories, acceptances, settings }));
  return { kernel, settings, reading, contents, advisories, acceptances, findings };
}

function doByItself({ kernel, settings, reading, advisories, findings }: SecurityParts): Disposable {
  settings.watch(() => {
    reading.lookSoon();
    advisories.settingsChanged();
  });
  keepDays({ kernel, isKnown: () => findings.all().length > 0, judged: () => findings.all() });
  const stop = new AbortController();
  const [feeds, isFetchingOn] = [() => advisories.feeds(), () => settings.now().isFetchingOn];
  kernel.coordinator.whileHolding(
    'security-feed-alerts',
    ({ signal }) => tellFeeds({ kernel, feeds, isFetchingOn, signal }),
    stop.signal,
  );
  return { [Symbol.dispose]: () => stop.abort() };
}
