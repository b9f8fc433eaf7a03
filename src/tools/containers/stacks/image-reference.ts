export interface ImageReference {
  readonly repository: string;
  /** `latest` when none is written. */
  readonly tag: string;
  /** `sha256:…`; null when it is not pinned. */
  readonly digest: string | null;
}

/** `registry:5000/name:tag@sha256:…`: a colon before the last slash belongs to the registry's address. */
export function parseReference(reference: string): ImageReference {
  const [name = '', digest = null] = reference.split('@');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon === -1
    ? { repository: name, tag: 'latest', digest }
    : { repository: name.slice(0, colon), tag: name.slice(colon + 1), digest };
}
