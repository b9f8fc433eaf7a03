import type { ContainerState, Health } from '#contracts/containers/container.ts';
import type { Fix } from '#contracts/containers/fix.ts';
import type { ComposeEvent } from '#library/compose/compose-output.ts';
import type { ServiceConfig } from '#library/compose/service-hash.ts';

/** Where compose finds a stack, as its `--project-directory`, `-f`, `--env-file` and `--profile` say. Paths are absolute. */
export interface ComposeProject {
  readonly name: string;
  readonly workingDirectory: string;
  /** In the order in which they are merged. */
  readonly configFiles: readonly string[];
  /** Empty: `.env` in the working directory, if there is one. */
  readonly environmentFiles: readonly string[];
  readonly profiles: readonly string[];
}

export type ComposeAvailability =
  | { readonly isAvailable: true; readonly version: string }
  | { readonly isAvailable: false; readonly reason: string; readonly fixes: readonly Fix[] };

/** A container of any stack, with what compose wrote into its labels. One-off containers of `compose run` are left out. */
export interface StackContainer {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly service: string;
  readonly number: number;
  readonly createdAtMs: number;
  readonly state: ContainerState;
  readonly health: Health | null;
  readonly exitCode: number | null;
  /** As it was asked for, or an id once the tag has moved on. */
  readonly image: string;
  readonly imageId: string;
  /** Label `com.docker.compose.config-hash`. */
  readonly configHash: string;
  /** Label `com.docker.compose.image`; empty from older versions. */
  readonly imageLabel: string;
  readonly workingDirectory: string | null;
  readonly configFiles: readonly string[];
  readonly environmentFiles: readonly string[];
  readonly volumes: readonly { readonly name: string; readonly target: string }[];
  readonly networks: readonly string[];
}

/** A file as it is now. `text` is exact: it gives back the same bytes when written as UTF-8. */
export interface FileOnDisk {
  readonly path: string;
  readonly state: 'readable' | 'missing' | 'unreadable';
  readonly text: string | null;
  /** SHA-256 of its bytes, in hexadecimal; null when there are none to read. */
  readonly hash: string | null;
  readonly isWritable: boolean;
  /** Why it cannot be read, where that is one of these. */
  readonly obstacle?: 'not-there' | 'not-mounted' | 'not-allowed';
  /** In a sentence, why it cannot be read; empty when it can. */
  readonly reason: string;
  readonly fixes: readonly Fix[];
}

export interface FileToWrite {
  readonly path: string;
  /** Null: it goes to the recycle folder. */
  readonly text: string | null;
  /** Of what is there now; null: nothing. Anything else there is a conflict. */
  readonly expectedHash: string | null;
  /** Holds secrets: a new file is for its owner only. */
  readonly isPrivate: boolean;
}

/** The definitions of networks, volumes and the like, as `compose config --format json` prints them. */
export type Definitions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface ResolvedProject {
  readonly services: Readonly<Record<string, ServiceConfig>>;
  /** `compose config --hash`, by service. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly networks: Definitions;
  readonly volumes: Definitions;
  readonly configs: Definitions;
  readonly warnings: readonly string[];
}

export type ConfigOutcome =
  | { readonly isValid: true; readonly project: ResolvedProject }
  /** `text` is compose's own. Paths of typed texts are those of the files they stand for. */
  | { readonly isValid: false; readonly text: string; readonly warnings: readonly string[] };

export type ComposeCommand =
  | {
      readonly command: 'up';
      readonly pull: 'missing' | 'always' | 'never';
      readonly build: boolean;
      readonly removeOrphans: boolean;
      readonly forceRecreate: boolean;
      readonly services: readonly string[];
    }
  | { readonly command: 'start' | 'stop' | 'restart'; readonly services: readonly string[] }
  | { readonly command: 'down' };

export type RunOutcome =
  | { readonly done: true; readonly warnings: readonly string[] }
  | { readonly done: false; readonly text: string; readonly warnings: readonly string[] };

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: ComposeEvent) => void;
}

export interface LocalImage {
  readonly id: string;
  readonly digests: readonly string[];
  /** Places where it wants an anonymous volume. */
  readonly volumes: readonly string[];
}

/** Runs compose on a host, and reads and writes the files it uses. Paths are the host's own, as compose is given them. */
export interface HostCompose {
  /** Where new stacks get their folder; null where compose is not run. */
  readonly stacksFolder: string | null;
  availability(): Promise<ComposeAvailability>;
  containers(signal?: AbortSignal): Promise<readonly StackContainer[]>;
  readFile(path: string): Promise<FileOnDisk>;
  /** All or none, as far as a crash allows; resolves to the files that are not as expected, and then nothing is written. */
  writeFiles(files: readonly FileToWrite[]): Promise<readonly FileOnDisk[]>;
  /** Rejects with `conflict` when there is something of this name. */
  makeFolder(path: string): Promise<void>;
  /** Moves a folder to the recycle folder; resolves to where it is then. */
  recycle(path: string): Promise<string>;
  /** What the files mean; `typed` stand in for files of the project and are not written to their place. */
  config(
    project: ComposeProject,
    typed: readonly { readonly path: string; readonly text: string }[],
    signal?: AbortSignal,
  ): Promise<ConfigOutcome>;
  /** With a name only, compose goes by the labels of the containers. */
  run(
    project: ComposeProject | { readonly name: string },
    command: ComposeCommand,
    options: RunOptions,
  ): Promise<RunOutcome>;
  /** As a person would type it. */
  commandLine(project: ComposeProject | { readonly name: string }, command: ComposeCommand): string;
  /** Null: not here. */
  image(reference: string, signal?: AbortSignal): Promise<LocalImage | null>;
  tagImage(id: string, reference: string): Promise<void>;
  /** Takes a reference away; the image itself goes only when nothing else holds it. */
  untagImage(reference: string): Promise<void>;
  pullImage(reference: string, options: RunOptions): Promise<void>;
  /** Names of networks and volumes that carry the stack's label. */
  belongings(stack: string): Promise<{ networks: readonly string[]; volumes: readonly string[] }>;
  /** Of all networks and volumes there are. */
  exists(kind: 'network' | 'volume', name: string): Promise<boolean>;
  removeVolume(name: string): Promise<void>;
  /**
   * Number of files written inside a container, outside its mounts and `except` those that compose put there; null when the engine
   * could not say in time.
   */
  writtenFiles(container: string, except: readonly string[]): Promise<number | null>;
  /** The container's configuration in the words of a compose file, as far as the engine tells it, without what the image says. */
  asService(container: string): Promise<ServiceConfig>;
}
