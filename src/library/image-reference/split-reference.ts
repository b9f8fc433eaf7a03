/** What a reference says, as it is written: nothing is added and nothing is checked. */
export interface SplitReference {
  readonly repository: string;
  /** Undefined when the reference has none. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** For names that go back to an engine as they came. A colon before the last slash belongs to the registry's port. */
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
