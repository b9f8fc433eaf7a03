import type { flawsEndpoints } from '#contracts/security/flaw.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { seenImages } from '../access/image-access.ts';
import { explainFlaw } from './explain-flaw.ts';
import { exportFlaws } from './export-flaws.ts';
import { labPackages } from './lab-packages.ts';
import { type FlawParts, listFlaws } from './list-flaws.ts';
import { openPackageIndex } from './package-index.ts';
import type { UpdatesPort } from './updates-port.ts';
import { openWaitingUpdates } from './waiting-updates.ts';

export interface FlawHandlerOptions {
  /** Of NEXUS. */
  readonly toolVersion: string;
  /** Absent: nothing is said of newer versions. */
  readonly updates?: UpdatesPort;
}

export function flawHandlers(
  parts: FlawParts,
  { toolVersion, updates }: FlawHandlerOptions,
): HandlersFor<typeof flawsEndpoints> {
  const { kernel, reading } = parts;
  const waiting = openWaitingUpdates(kernel.clock, updates);
  const index = openPackageIndex(parts);
  return {
    flaws: ({ query }, { caller }) => listFlaws(parts, waiting, query, caller),
    flaw: ({ params }, { caller }) => explainFlaw(parts, waiting, params.flaw, caller),
    packages: ({ query }, { caller }) => labPackages(index, seenImages(reading, caller), query),
    exportFlaws: ({ query }, { caller }) => exportFlaws(parts, query, caller, toolVersion),
  };
}
