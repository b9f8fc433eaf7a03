import { z } from 'zod';

/** What manages packages of a kind: the `type` of a package URL (purl). Ids are stored and never renamed. */
export const PackageType = z.enum(['deb', 'apk', 'rpm', 'npm', 'pypi', 'golang', 'maven']);
export type PackageType = z.infer<typeof PackageType>;

/** What a package was built from. Advisories of distributions speak of sources. */
export const PackageSource = z.object({
  name: z.string(),
  /** As the source says it, with its epoch. */
  version: z.string(),
});
export type PackageSource = z.infer<typeof PackageSource>;

/** A package as its manager tells it. */
export const Package = z.object({
  type: PackageType,
  /** As its manager writes it: `@scope/name` (npm), `group:artifact` (Maven), the module path or `stdlib` (Go). */
  name: z.string(),
  /** As its manager compares it: `epoch:version-release` for dpkg and rpm. Empty: it does not say. */
  version: z.string(),
  /** As its manager calls it, such as `amd64`, `x86_64`, `noarch`. */
  arch: z.string().nullable(),
  source: PackageSource.nullable(),
  /** A stream of RHEL's modules: `name:stream:version:context`. */
  module: z.string().nullable(),
  /** Who made it: Maintainer (dpkg), vendor (rpm). Tells packages of others from those of the distribution. */
  vendor: z.string().nullable(),
  /** The file in the image that tells of it, without a leading slash. Inside an archive: `app.war!/WEB-INF/lib/a.jar`. */
  path: z.string(),
});
export type Package = z.infer<typeof Package>;

/** From `os-release`, or what stands for it. */
export const Distribution = z.object({
  /** `ID`, such as `debian`, `alpine`, `rhel`, in lower case. */
  id: z.string(),
  /** `VERSION_ID`, such as `12`, `3.20.3`; empty where there is none, as in Debian's unstable. */
  version: z.string(),
  codename: z.string().nullable(),
  /** `PRETTY_NAME`. */
  title: z.string(),
  /** `ID_LIKE`: ids of what it is made from, the closest first; absent where it does not say. */
  like: z.array(z.string()).readonly().optional(),
});
export type Distribution = z.infer<typeof Distribution>;

/** Something in an image that could not be read, so that what it holds is not known. */
export const InventoryProblem = z.object({
  /** The file, or null where it is a whole layer or image. */
  path: z.string().nullable(),
  /** `too-large`, `damaged`, `too-many`, `too-deep`, `missing`, `foreign`, `deadline`. Ids are stored and never renamed. */
  id: z.enum(['too-large', 'damaged', 'too-many', 'too-deep', 'missing', 'foreign', 'deadline']),
  /** A sentence for a person, English. */
  detail: z.string(),
});
export type InventoryProblem = z.infer<typeof InventoryProblem>;
