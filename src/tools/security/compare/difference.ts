import type { Caller } from '#contracts/access.ts';
import type { ImageDifference } from '#contracts/security/difference.ts';
import { decide } from '#kernel/access/decide.ts';
import { NexusError } from '#kernel/errors.ts';
import {
  isSameRepository,
  parseReference,
  type ImageReference,
} from '#library/image-reference/image-reference.ts';
import type { Platform } from '#library/registry/platform.ts';
import { allowedImage, seenImages } from '../access/image-access.ts';
import { compareFindings } from '../difference/compare-findings.ts';
import { comparePackages, type PackageDifference } from '../difference/compare-packages.ts';
import { imageLine } from '../findings/image-line.ts';
import { judgeImage } from '../findings/judge-image.ts';
import { readSeen } from '../findings/seen-store.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { MatchResult } from '../matching/finding.ts';
import { isCalled } from '../reading/is-called.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { SecurityParts } from '../security-parts.ts';
import { firstRead, wholeInventory } from './lab-inventories.ts';
import { matchInventory, type Matching } from './match-inventory.ts';
import { platformIn } from './own-platform.ts';
import { noReference, notComparable, notReadYet, otherRepository } from './read-errors.ts';
import type { RemoteImages } from './remote-images.ts';
import { nameOf, uncompared, unmatchedProblems } from './unmatched-problems.ts';

export interface DifferenceOptions extends Matching {
  readonly parts: Pick<SecurityParts, 'kernel' | 'reading' | 'acceptances'>;
  readonly remote: RemoteImages;
}

export interface AskedDifference {
  readonly host: string;
  readonly image: string;
  readonly to: string;
}

interface Side {
  readonly inventory: Inventory;
  readonly matched: MatchResult;
}

/** What another version would change where this image runs. Rejects with a NexusError or the signal's reason. */
export async function difference(
  options: DifferenceOptions,
  asked: AskedDifference,
  { caller, signal }: { readonly caller: Caller; readonly signal: AbortSignal },
): Promise<ImageDifference> {
  const { reading } = options.parts;
  const image = allowedImage(reading, caller, 'security:operate', asked);
  const to = asked.to.trim();
  const reference = parseReference(to);
  if (!reference) throw noReference('to');
  // Who may operate some containers must not look into other repositories with the logins that are here.
  const mayAny = decide(caller, 'security:operate') === 'allow';
  if (!mayAny && !image.references.some((one) => isSameRepository(one, to))) throw otherRepository();
  const kept = await wholeInventory(reading, image);
  if (!kept) throw notReadYet();
  const others = seenImages(reading, caller).filter(({ host, id }) => host !== image.host || id !== image.id);
  const platform = platformIn(kept.inventory.platform);
  const inventory = await inventoryFor(options, { to, reference, platform, others }, signal);
  const before = await side(options, kept.inventory, signal);
  const after = await side(options, inventory, signal);
  refuseUnknown(before, after);
  return await differenceOf(options, { image, to, before, after });
}

async function side(options: Matching, inventory: Inventory, signal: AbortSignal): Promise<Side> {
  return { inventory, matched: await matchInventory(options, inventory, signal) };
}

interface Wanted {
  readonly to: string;
  readonly reference: ImageReference;
  readonly platform: Platform;
  /** Images of hosts that the caller may see. */
  readonly others: readonly LabImage[];
}

/** The registry says what a tag stands for now; what a host has of it may be older. Where it says nothing, that is what there is. */
async function inventoryFor(
  { parts, remote }: DifferenceOptions,
  { to, reference, platform, others }: Wanted,
  signal: AbortSignal,
): Promise<Inventory> {
  const { reading } = parts;
  try {
    const digest = await remote.digestOf(reference, platform, signal);
    const same = others.filter(({ id, references }) => id === digest || references.some(endsIn(digest)));
    const here = await firstRead(reading, same, platform);
    if (here) return here.kept.inventory;
    return (await remote.read(reference, digest, platform, signal)).inventory;
  } catch (error) {
    if (!(error instanceof NexusError)) throw error;
    const named = others.filter((one) => isCalled(one, to));
    const here = await firstRead(reading, named, platform);
    if (!here) throw error;
    return here.kept.inventory;
  }
}

function endsIn(digest: string): (reference: string) => boolean {
  return (reference) => reference.endsWith(`@${digest}`);
}

/** One side without advisories would have no flaws, and the other all of them. */
function refuseUnknown(before: Side, after: Side): void {
  const known = new Set(uncompared(before.matched.unmatched).map(({ reason, type }) => `${reason} ${type}`));
  const unknown = uncompared(after.matched.unmatched).find(
    ({ reason, type }) => reason !== 'unreadable-version' && !known.has(`${reason} ${type}`),
  );
  if (unknown) throw notComparable(nameOf(unknown.type, after.inventory.distribution));
  const unclear = new Set(uncompared(after.matched.unmatched).map(({ type }) => type));
  const types = new Set(after.inventory.packages.map(({ type }) => type));
  const behind = uncompared(before.matched.unmatched).find(
    ({ reason, type }) => reason !== 'unreadable-version' && types.has(type) && !unclear.has(type),
  );
  if (behind) throw notComparable(nameOf(behind.type, before.inventory.distribution));
}

async function differenceOf(
  { parts: { kernel, acceptances } }: DifferenceOptions,
  {
    image,
    to,
    before,
    after,
  }: { readonly image: LabImage; readonly to: string; readonly before: Side; readonly after: Side },
): Promise<ImageDifference> {
  const seen = await readSeen(kernel.database, imageLine(image));
  const given = {
    rules: acceptances.all(),
    firstSeenMs: new Map([...seen].map(([key, { firstSeenAtMs }]) => [key, firstSeenAtMs])),
    nowMs: kernel.clock.now(),
  };
  const shown = ({ matched }: Side) => matched.findings.filter(({ isHidden }) => !isHidden);
  const { repaired, added, same } = compareFindings(shown(before), shown(after));
  const containers = image.containers.map((one) => ({ ...one, image: to }));
  const updated = { host: image.host, references: [to], containers };
  const { distribution } = after.inventory;
  const problems = [...after.inventory.problems, ...unmatchedProblems(after.matched.unmatched, distribution)];
  return {
    from: image.references[0] ?? image.id,
    to,
    repaired: judgeImage({ ...given, image, findings: repaired }),
    added: judgeImage({ ...given, image: updated, findings: added }),
    kept: same.length,
    packages: packagesOf(comparePackages(ownPackages(before), ownPackages(after))),
    ...(problems.length > 0 && { problems: problems.map((one) => ({ ...one })) }),
  };
}

/** What the distribution brings along is told as its own package. */
function ownPackages({ inventory }: Side) {
  return inventory.packages.filter(({ isOwned }) => !isOwned);
}

function packagesOf({ added, removed, changed }: PackageDifference): ImageDifference['packages'] {
  return {
    added: added.flatMap(({ name, after }) => after.map((version) => ({ name, version }))),
    removed: removed.flatMap(({ name, before }) => before.map((version) => ({ name, version }))),
    changed: changed.map(({ name, before, after }) => ({
      name,
      from: before.join(', '),
      to: after.join(', '),
    })),
  };
}
