import type { SecurityMoment } from '#contracts/security/lab.ts';
import { readMoments } from '../findings/moment-store.ts';
import { imageLine } from '../findings/image-line.ts';
import type { LabParts } from './lab-parts.ts';
import { type SeenLab, seenLines } from './seen-lab.ts';

export interface MomentPage {
  readonly before?: string | undefined;
  readonly limit: number;
}

/** What changed in the lines of seen images, the newest first. */
export async function labMoments(
  { kernel, reading }: Pick<LabParts, 'kernel' | 'reading'>,
  lab: SeenLab,
  page: MomentPage,
): Promise<SecurityMoment[]> {
  const moments = await readMoments(kernel.database, { lines: [...seenLines(reading, lab)], ...page });
  return lab.seesAll ? moments : moments.map((moment) => ({ ...moment, reference: ownName(moment, lab) }));
}

/** Earlier tags of a repository may have been somebody else's: they are told by the name of the repository. */
function ownName({ host, reference }: SecurityMoment, { images }: SeenLab): string {
  const own = images.filter((image) => image.host === host);
  if (own.some(({ references }) => references.includes(reference))) return reference;
  const line = imageLine({ host, id: reference, references: [reference] });
  return line.slice(host.length + 1);
}
