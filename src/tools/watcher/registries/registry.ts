import type { z } from 'zod';
import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Credentials } from '#library/registry/credentials.ts';
import type { PaceLimits } from '#library/registry/pace.ts';
import type { Text } from '#library/text.ts';

/** How a registry is reached with somebody's settings. */
export interface Connection {
  readonly credentials?: Credentials | undefined;
  /** PEM of an authority that is trusted besides the usual ones. */
  readonly ca?: string | undefined;
  /** Without TLS. Where it is not said, only this machine's own addresses are. */
  readonly isPlain?: boolean | undefined;
}

/** A kind of registry: what is special there. The protocol is the same for all (`library/registry`). */
export interface Registry<Settings extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  readonly title: string;
  /** What one needs for a login, in a sentence; Spanish beside. */
  readonly help: Text;
  /** Secrets carry `.meta({ secret: true })`: they are sealed and never sent back. */
  readonly settings: Settings;
  /** Domains that are of this kind without anybody saying so, as they stand in references. */
  readonly domains: readonly string[];
  /** Of how many requests it is asked at most. */
  readonly limits: PaceLimits;
  /** So many pulls are left over for people, where pulls are counted. */
  readonly spareQuota: number;
  /** Which domain the settings are for, where there are many of this kind; undefined where `domains` has them all. */
  domainOf?(settings: z.output<Settings>): string;
  /** Host and port that answer for a domain. */
  hostOf(domain: string): string;
  connect(settings: z.output<Settings>): Connection;
  /** The page of a repository for people; null where there is none that everybody can know of. */
  pageOf(image: Pick<ImageReference, 'domain' | 'path'>): string | null;
}

export function defineRegistry<Settings extends z.ZodObject>(
  registry: Registry<Settings>,
): Registry<Settings> {
  return registry;
}
