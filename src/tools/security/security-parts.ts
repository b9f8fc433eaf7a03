import type { Acceptances } from './acceptance/open-acceptances.ts';
import type { Contents } from './contents/open-contents.ts';
import type { LabFindings } from './findings/open-findings.ts';
import type { Reading } from './reading/reading.ts';
import type { SecurityKernel } from './security-kernel.ts';
import type { OpenSettings } from './settings/open-settings.ts';
import type { Advisories } from './watch-advisories/advisories.ts';

/** What handlers answer from. */
export interface SecurityParts {
  readonly kernel: SecurityKernel;
  readonly settings: OpenSettings;
  /** Which images there are, and what is in them. */
  readonly reading: Reading;
  /** What lists show of inventories. */
  readonly contents: Contents;
  readonly advisories: Advisories;
  readonly acceptances: Acceptances;
  /** What is found in each image; the findings themselves lie in the database (`finding-store`, `flaw-query-store`). */
  readonly findings: LabFindings;
}
