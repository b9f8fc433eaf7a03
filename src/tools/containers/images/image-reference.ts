/** Tags that keep what ran before: of containers that were recreated, and of versions of stacks. */
const rollbackPrefixes = ['nexus-rollback/', 'nexus-kept/'];

export function isRollbackTag(tag: string): boolean {
  return rollbackPrefixes.some((prefix) => tag.startsWith(prefix));
}

export interface SplitReference {
  readonly repository: string;
  /** Undefined when the reference has none. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A colon before the last slash belongs to the registry's port (distribution `reference` grammar). */
export function splitReference(reference: string): SplitReference {
  const [name = '', digest] = reference.split('@');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return {
    repository: colon < 0 ? name : name.slice(0, colon),
    tag: colon < 0 ? undefined : name.slice(colon + 1),
    digest,
  };
}

/** With `latest` where neither a tag nor a digest is named: the engine would pull every tag otherwise. */
export function exactReference(reference: string): string {
  const { tag, digest } = splitReference(reference);
  return tag === undefined && digest === undefined ? `${reference}:latest` : reference;
}

/** Where a login for this image is valid: what stands before the first slash, if that is a host name. */
export function registryOf(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? first : 'https://index.docker.io/v1/';
}
