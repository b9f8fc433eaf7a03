import type { VersionLinks } from '#contracts/watcher/version.ts';
import type { ImageClaims } from './image-claims.ts';
import { forgeOf, isSameProject } from './forge.ts';
import { fillTemplate, type TemplateValues } from './release-template.ts';
import { releaseName } from './release-name.ts';

export interface LinkedVersion {
  readonly tag: string | null;
  readonly claims: ImageClaims;
}

export interface LinkOptions {
  /** What somebody wrote for the notes; it counts before anything else. */
  readonly template: string | null;
  readonly values: TemplateValues;
  /** The page at the registry. */
  readonly page: string | null;
}

/** Where one reads about `to`. Of a version that was not asked yet, the project of the one that runs is a good guess. */
export function linksOf(from: LinkedVersion, to: LinkedVersion, options: LinkOptions): VersionLinks {
  const { template, values, page } = options;
  const source = to.claims.source ?? from.claims.source ?? codeAt(to.claims.url ?? from.claims.url);
  const documentation =
    to.claims.documentation ?? to.claims.url ?? from.claims.documentation ?? from.claims.url;
  return {
    release: template === null ? release(source, to) : fillTemplate(template, values),
    compare: source === null ? null : compare(source, from, to),
    source,
    documentation: documentation === source ? null : documentation,
    registry: page,
  };
}

/** Some write the address of their code where their home is asked for. */
function codeAt(url: string | null): string | null {
  return url !== null && forgeOf(url) ? url : null;
}

function release(source: string | null, { tag, claims }: LinkedVersion): string | null {
  const name = releaseName(claims.version, tag);
  return source === null || name === null ? null : (forgeOf(source)?.release(name) ?? null);
}

/** Only between commits that both images name: which tags the code has is not known. */
function compare(source: string, from: LinkedVersion, to: LinkedVersion): string | null {
  const [before, after] = [from.claims, to.claims];
  if (before.revision === null || after.revision === null || before.revision === after.revision) return null;
  if (!isCommit(before.revision) || !isCommit(after.revision)) return null;
  if (before.source !== null && !isSameProject(before.source, source)) return null;
  return forgeOf(source)?.compare(before.revision, after.revision) ?? null;
}

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(revision);
}
