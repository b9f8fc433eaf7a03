import { type BusEngine, type Sample, openSample } from '#kernel/bus/conformance/sample.ts';
import { createMemoryBus } from '#kernel/bus/memory-bus.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';

/** Where events are kept. Crosses a process border as JSON. */
export type BusPlace =
  | { readonly engine: 'sqlite'; readonly dataDir: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schemaPrefix: string };

export function engineAt(place: BusPlace): BusEngine {
  if (place.engine === 'sqlite') {
    return { open: () => openSqliteStore({ dataDir: place.dataDir }), createBus: createMemoryBus };
  }
  const { url, schemaPrefix } = place;
  return {
    open: () => openPostgresStore({ url, schemaPrefix }),
    createBus: (options) => createPostgresBus({ url, ...options }),
  };
}

export function openAt(place: BusPlace): Promise<Sample> {
  return openSample(engineAt(place).open, '');
}
