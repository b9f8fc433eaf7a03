import type { SecurityParts } from '../security-parts.ts';

/** What of the parts the lab as a whole is told from. */
export interface LabParts {
  readonly kernel: Pick<SecurityParts['kernel'], 'database' | 'clock'>;
  readonly reading: Pick<SecurityParts['reading'], 'isRead' | 'subjects' | 'knowledge' | 'status' | 'watch'>;
  readonly contents: Pick<SecurityParts['contents'], 'of' | 'watch'>;
  readonly advisories: Pick<SecurityParts['advisories'], 'feeds' | 'oldestCheckMs' | 'isFetching' | 'watch'>;
  readonly acceptances: Pick<SecurityParts['acceptances'], 'watch'>;
  readonly findings: Pick<SecurityParts['findings'], 'get' | 'watch'>;
}
