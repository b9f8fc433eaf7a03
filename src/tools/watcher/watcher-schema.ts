/** The tables of Watcher: each folder describes its own. */
export type WatcherSchema = Record<never, never>;
