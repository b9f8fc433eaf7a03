import { manualClock, type ManualClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { parseDockerConfig } from '#library/registry/docker-config.ts';
import { platformOf } from '#library/registry/platform.ts';
import { facts as factsMigration } from '../migrations/0001-facts.ts';
import { openRegistries } from '../reach/open-registries.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import type { Question } from './facts.ts';
import { openFacts, type OpenFacts } from './open-facts.ts';
import { openPaces } from './open-paces.ts';

export const amd64 = platformOf({ os: 'linux', architecture: 'amd64' });
export const never = new AbortController().signal;

export interface TestFacts extends AsyncDisposable {
  readonly open: OpenFacts;
  readonly clock: ManualClock;
  readonly complaints: readonly string[];
  /** From now on facts cannot be stored. */
  breakDatabase(): Promise<void>;
}

export interface TestFactsOptions {
  readonly folder?: string;
  readonly clock?: ManualClock;
  readonly timeoutMs?: number;
  /** What Docker's configuration says. */
  readonly dockerConfig?: string;
}

/** Facts over real registries' clients, in a database of their own, with a clock that stands still unless it is moved. */
export async function openTestFacts({
  folder,
  clock = manualClock(),
  timeoutMs,
  dockerConfig = '{}',
}: TestFactsOptions = {}): Promise<TestFacts> {
  const kernel = await openTestKernelOf<WatcherSchema>(
    'watcher',
    { '0001-facts': factsMigration },
    { clock, ...(folder !== undefined && { folder }) },
  );
  const paces = await openPaces(kernel);
  const registries = openRegistries({
    configured: [],
    dockerConfig: parseDockerConfig(dockerConfig),
    helper: { folder: '/nonexistent' },
    paces,
    clock,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  const open = await openFacts({ kernel, registries: () => registries });
  return {
    open,
    clock,
    complaints: kernel.complaints,
    async breakDatabase() {
      await kernel.database.query.schema.dropTable('tag_facts').execute();
    },
    async [Symbol.asyncDispose]() {
      await open[Symbol.asyncDispose]();
      registries[Symbol.dispose]();
      await paces[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

/** `127.0.0.1:5000/team/app:1` asks for the digest, without a tag for the list of tags. */
export function questionOf(text: string): Question {
  const [, domain = '', path = '', tag = null] = /^([^/]+)\/([^:]+)(?::(.+))?$/.exec(text) ?? [];
  return { repository: { domain, path }, tag, wantsTagList: tag === null };
}
