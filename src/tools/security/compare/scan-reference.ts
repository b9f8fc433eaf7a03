import type { ScanResult } from '#contracts/security/difference.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { isCalled } from '../reading/is-called.ts';
import type { SecurityParts } from '../security-parts.ts';
import { firstRead, readOnHost, type ReadLabImage } from './lab-inventories.ts';
import { askedPlatform, ownPlatform } from './own-platform.ts';
import { noReference } from './read-errors.ts';
import type { RemoteImages } from './remote-images.ts';
import { scanResult, type ResultOptions } from './scan-result.ts';
import { withDeadline } from './scan-turns.ts';

export interface ScanReferenceOptions extends ResultOptions {
  readonly parts: Pick<SecurityParts, 'kernel' | 'reading' | 'acceptances' | 'advisories'>;
  readonly remote: RemoteImages;
  readonly deadlineMs: number;
}

export interface AskedReference {
  readonly reference: string;
  readonly host?: string | undefined;
  readonly platform?: string | undefined;
}

/** An image of the host, of any host that has read it, or else of its registry. Rejects with a NexusError or the signal's reason. */
export async function scanReference(
  options: ScanReferenceOptions,
  { reference: text, host, platform: written }: AskedReference,
  signal: AbortSignal,
): Promise<ScanResult> {
  const { reading } = options.parts;
  const name = text.trim();
  const platform = askedPlatform(written);
  if (host !== undefined) {
    const read = await withDeadline(options.deadlineMs, signal, (until) =>
      readOnHost(reading, host, name, until),
    );
    return await ofHost(options, name, read, signal);
  }
  const named = reading.subjects().filter((one) => isCalled(one, name));
  const here = await firstRead(reading, named, platform);
  if (here) return await ofHost(options, name, here, signal);
  const reference = parseReference(name);
  if (!reference) throw noReference('reference');
  const wanted = platform ?? ownPlatform;
  const digest = await options.remote.digestOf(reference, wanted, signal);
  const { inventory, configDigest } = await options.remote.read(reference, digest, wanted, signal);
  return await scanResult(options, { name, digest: configDigest, inventory }, signal);
}

async function ofHost(
  options: ScanReferenceOptions,
  name: string,
  { image, kept }: ReadLabImage,
  signal: AbortSignal,
): Promise<ScanResult> {
  return await scanResult(options, { name, digest: image.id, inventory: kept.inventory, image }, signal);
}
