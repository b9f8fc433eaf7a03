import type { InventoryProblem, Package } from '#contracts/security/package.ts';

/** More than any distribution has; a list with more is made to hurt. */
const mostPackages = 100_000;
const mostLength = 255;

/** Packages found in one file, and what of it could not be taken. */
export interface PackageList {
  readonly packages: readonly Package[];
  /** False: full, so that nothing more need be read. */
  add(found: Package): boolean;
  /** Counts a record that could not be read. */
  readonly reject: (why: string) => void;
  /** One for all rejected records with the reason of the first, and one when the list is full. */
  problems(): readonly InventoryProblem[];
}

export function packageList(path: string): PackageList {
  const packages: Package[] = [];
  let rejected = 0;
  let firstReason = '';
  let isFull = false;

  const reject = (why: string): void => {
    if (rejected === 0) firstReason = why;
    rejected += 1;
  };
  return {
    packages,
    reject,
    add(found) {
      if (!isToken(found.name)) reject('A package has no name, or one that is none.');
      else if (!isToken(found.version)) reject(`"${found.name}" has no version, or one that is none.`);
      else if (packages.length >= mostPackages) isFull = true;
      else packages.push(found);
      return !isFull;
    },
    problems() {
      const problems: InventoryProblem[] = [];
      const others = rejected > 1 ? ` ${rejected - 1} more could not be read.` : '';
      if (rejected > 0) problems.push({ path, id: 'damaged', detail: `${firstReason}${others}` });
      const detail = `Only the first ${mostPackages} packages of the file are taken.`;
      if (isFull) problems.push({ path, id: 'too-many', detail });
      return problems;
    },
  };
}

/** Names and versions of all managers: something short, without spaces and what cannot be seen. */
function isToken(text: string): boolean {
  return text.length > 0 && text.length <= mostLength && !/[\s\p{Cc}\ufffd]/u.test(text);
}
