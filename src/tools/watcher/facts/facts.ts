import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Platform } from '#library/registry/platform.ts';

export type Repository = Pick<ImageReference, 'domain' | 'path'>;

/** Why a question has no answer: an id of `library/registry/fault.ts`, or `absent`, `other-platforms`, `login-helper`. */
export interface FactProblem {
  readonly id: string;
  readonly detail: string | null;
  readonly untilMs: number | null;
}

/** What a tag stands for at its registry. A problem of the last look leaves the last good answer as it is. */
export interface TagFact {
  readonly digest: string | null;
  /** Whether that is an index; null where the registry did not say. */
  readonly isIndex: boolean | null;
  readonly answeredAtMs: number | null;
  readonly checkedAtMs: number;
  readonly problem: FactProblem | null;
}

export interface KnownTag {
  readonly name: string;
  /** When NEXUS first saw it listed. */
  readonly seenAtMs: number;
  readonly pushedAtMs?: number;
}

export interface TagListFact {
  readonly tags: readonly KnownTag[];
  readonly isCut: boolean;
  readonly answeredAtMs: number | null;
  readonly checkedAtMs: number;
  readonly problem: FactProblem | null;
}

/** What a digest holds for a platform; it never changes. */
export type ImageFact =
  | {
      readonly kind: 'image';
      readonly manifestDigest: string;
      readonly configDigest: string;
      /** Of the index and of the manifest. */
      readonly annotations: Readonly<Record<string, string>>;
      /** Null while only the manifest was read. */
      readonly config: {
        readonly labels: Readonly<Record<string, string>>;
        readonly createdAtMs: number | null;
      } | null;
    }
  | { readonly kind: 'other-platforms' };

/** What registries said, kept over restarts. Reading asks nobody. */
export interface Facts {
  tag(repository: Repository, tag: string): TagFact | undefined;
  /** Read from the database, since lists can be long. */
  tagList(repository: Repository): Promise<TagListFact | undefined>;
  image(repository: Repository, digest: string, platform: Platform): ImageFact | undefined;
  /** When this tag was first known to stand for this digest. */
  seenAtMs(repository: Repository, tag: string, digest: string): number | undefined;
}

/** What shall be known after a look. Questions that are equal are asked once. */
export interface Question {
  readonly repository: Repository;
  /** Its digest is asked for. */
  readonly tag: string | null;
  readonly wantsTagList: boolean;
}

/** What one needs to know of an image beyond its digest: whether it is what runs, and what it says of itself. */
export interface ImageQuestion {
  readonly repository: Repository;
  /** A digest, or a tag whose digest is not known yet: then that is asked for first. */
  readonly tag: string | null;
  readonly digest: string | null;
  readonly platform: Platform;
  /** Its labels too: one request more. */
  readonly wantsConfig: boolean;
}

export interface LookOptions {
  /** A list of tags is asked for again when the last answer is older; 0: always. */
  readonly tagListEveryMs?: number;
}

export interface LookResult {
  /** Requests that went out, tokens and redirects among them. */
  readonly requests: number;
  readonly durationMs: number;
}

/** Asks registries, shares answers, and keeps them. */
export interface Looking {
  readonly facts: Facts;
  /** Never rejects but when `signal` aborts: what could not be found out is in the facts. */
  look(questions: readonly Question[], signal: AbortSignal, options?: LookOptions): Promise<LookResult>;
  /** What was answered before is not asked again. */
  learn(questions: readonly ImageQuestion[], signal: AbortSignal): Promise<LookResult>;
  /** Called after facts about a repository have changed. */
  watch(listener: (repository: Repository) => void): () => void;
  /** Forgets what no container has needed for a week; `needed` says what is kept. */
  forget(needed: readonly Question[]): Promise<void>;
}
