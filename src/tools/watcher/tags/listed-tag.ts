/** A tag as a registry lists it; what the registry does not say is left out. */
export interface ListedTag {
  readonly name: string;
  /** When it was last pushed, in milliseconds since the epoch. Few registries say so. */
  readonly pushedAtMs?: number;
  /** When it was first known to stand for what it stands for: that old it is at least. */
  readonly seenAtMs?: number;
  readonly digest?: string;
  /** It is known to hold nothing for the host. */
  readonly isForOtherPlatforms?: boolean;
}

export interface TagList {
  readonly tags: readonly ListedTag[];
  /** True when the registry has more than were read. Registries order their lists as they like, so the newest may be missing. */
  readonly isCut: boolean;
}
