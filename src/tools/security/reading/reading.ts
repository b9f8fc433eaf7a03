import type { Kernel } from '#kernel/tool.ts';
import type { Inventories, KeptInventory } from '../inventories/open-inventories.ts';
import type { ContainersPort } from './containers-port.ts';
import type { ImageScanner } from './image-scanner.ts';
import type { ReadingKnowledge } from './knowledge.ts';
import type { LabImage } from './lab-image.ts';
import type { ReadingStatus } from './reading-status.ts';
import type { ReadingTables } from './reading-tables.ts';
import type { ReadingChange } from './reading-view.ts';

export interface ReadingOptions {
  readonly kernel: Pick<Kernel<ReadingTables>, 'database' | 'clock' | 'log' | 'coordinator' | 'bus'>;
  readonly containers: ContainersPort;
  readonly scanner: ImageScanner;
  readonly inventories: Inventories;
  /** Asked for each time it matters; after a change, `lookSoon` makes it count at once. */
  readonly settings: { isReadingOn(): boolean };
  /** Of one image; half an hour unless told otherwise. */
  readonly deadlineMs?: number;
}

/** What is in the images of the lab. */
export interface Reading extends AsyncDisposable {
  /** False until the hosts were looked at once: there are no subjects yet, which does not mean that there are none. */
  isRead(): boolean;
  /** Images that containers use, and others that were read or that somebody asked for. By host and id. */
  subjects(): readonly LabImage[];
  knowledge(host: string, id: string): ReadingKnowledge | undefined;
  /** Of the whole image, or so far of its system only. `digest` is that of a subject. */
  inventoryOf(digest: string): Promise<KeptInventory | undefined>;
  status(): ReadingStatus;
  /**
   * Asks for images to be read again: all in use, those of a host, or one, which need not be in use and may be named by a reference.
   * Durable when it resolves to how many that are. @throws NexusError `not-found`, or what the host says.
   */
  readNow(host?: string, image?: string): Promise<number>;
  /** Looks at hosts and settings soon. */
  lookSoon(): void;
  /** Called after each change; the returned function ends it. */
  watch(listener: (change: ReadingChange) => void): () => void;
}
