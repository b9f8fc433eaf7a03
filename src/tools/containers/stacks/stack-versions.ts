import { createHash } from 'node:crypto';
import type { StackFileKind, StackVersion, StackVersionState } from '#contracts/containers/stack.ts';
import type { Audit, AuditRecord } from '#kernel/audit/audit.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import { NexusError, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { Secret, type Secrets } from '#kernel/secrets/secrets.ts';
import type { ServiceConfig } from '#library/compose/service-hash.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import {
  deleteVersions,
  insertVersion,
  updateVersion,
  versionsOf,
  type VersionRow,
} from './version-store.ts';

/** A file as it was. `text` null: it did not exist. */
export interface VersionFile {
  readonly path: string;
  readonly kind: StackFileKind;
  readonly text: string | null;
}

export interface KeptConfig {
  readonly hash: string;
  readonly config: ServiceConfig;
  readonly container: string;
  /** Hashes of what `inlineHashes` names, as they were when that container was made. */
  readonly inline: Readonly<Record<string, string>>;
}

export interface VersionContent {
  readonly files: readonly VersionFile[];
  /** What compose made of each service whose container ran by it, with the hash in that container's label. */
  readonly configs: Readonly<Record<string, KeptConfig>>;
}

export interface NewVersion {
  readonly host: string;
  readonly stack: string;
  readonly state: StackVersionState;
  readonly by: string;
  readonly content: VersionContent;
  readonly images?: StackVersion['images'];
  /** Written in the same transaction. */
  readonly audit?: AuditRecord;
}

export interface VersionsOptions {
  readonly database: Database<ContainersSchema>;
  readonly audit: Audit<ContainersSchema>;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** What ran of a version, known once it was deployed. */
interface FoundRun {
  readonly images: StackVersion['images'];
  readonly configs: VersionContent['configs'];
}

export interface StackVersions {
  /** Newest first. */
  list(host: string, stack: string): Promise<VersionRow[]>;
  /** Rejects with `not-found`. */
  find(host: string, stack: string, id: string): Promise<VersionRow>;
  open(version: VersionRow): VersionContent;
  add(version: NewVersion): Promise<VersionRow>;
  finish(version: VersionRow, state: StackVersionState, found?: FoundRun): Promise<void>;
}

/** So many versions of a stack are kept. */
const keptVersions = 100;

export function stackVersions(options: VersionsOptions): StackVersions {
  return new SealedVersions(options);
}

class SealedVersions implements StackVersions {
  readonly #options: VersionsOptions;

  constructor(options: VersionsOptions) {
    this.#options = options;
  }

  async list(host: string, stack: string): Promise<VersionRow[]> {
    return await versionsOf(this.#options.database, host, stack, keptVersions);
  }

  async find(host: string, stack: string, id: string): Promise<VersionRow> {
    const found = (await this.list(host, stack)).find((version) => version.id === id);
    if (!found) throw notFound('The version');
    return found;
  }

  open({ id, content }: VersionRow): VersionContent {
    return JSON.parse(this.#options.secrets.open(content, placeOf(id)).reveal());
  }

  #seal(id: string, content: VersionContent): string {
    return this.#options.secrets.seal(new Secret(JSON.stringify(content)), placeOf(id));
  }

  async add({ host, stack, state, by, content, images = [], audit }: NewVersion): Promise<VersionRow> {
    const known = await this.list(host, stack);
    const [last] = known;
    const atMs = this.#options.clock.now();
    const id = newId(atMs);
    const version: VersionRow = {
      id,
      state,
      atMs,
      by,
      images: [...images],
      changed: changedPaths(last && openable((row) => this.open(row), last), content),
      contentHash: contentHash(content.files),
      content: this.#seal(id, content),
    };
    const old = known.slice(keptVersions - 1).map((row) => row.id);
    await this.#options.database.transaction(async (tx) => {
      await insertVersion(tx, host, stack, version);
      await deleteVersions(tx, old);
      if (audit) await this.#options.audit.record(tx, audit);
    });
    return version;
  }

  async finish(version: VersionRow, state: StackVersionState, found?: FoundRun): Promise<void> {
    const content = found && this.#seal(version.id, { ...this.open(version), configs: found.configs });
    const change = { state, ...(found && { images: found.images, content }) };
    await this.#options.database.transaction(async (tx) => await updateVersion(tx, version.id, change));
  }
}

function placeOf(id: string): string {
  return `stack_versions.content.${id}`;
}

export function contentHash(files: readonly VersionFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(JSON.stringify([path, text]));
  }
  return hash.digest('hex');
}

function changedPaths(before: VersionContent | undefined, after: VersionContent): string[] {
  const former = new Map(before?.files.map(({ path, text }) => [path, text] as const));
  const now = new Map(after.files.map(({ path, text }) => [path, text] as const));
  return [...new Set([...former.keys(), ...now.keys()])].filter(
    (path) => (former.get(path) ?? null) !== (now.get(path) ?? null),
  );
}

/** A version that another key sealed is no reason to refuse a new one. */
function openable(
  open: (version: VersionRow) => VersionContent,
  version: VersionRow,
): VersionContent | undefined {
  try {
    return open(version);
  } catch (error) {
    if (error instanceof NexusError) return undefined;
    throw error;
  }
}
