import type { Benchmark } from './benchmark.ts';
import { freePort } from './listening-port.ts';
import { temporaryFolder } from './nexus-process.ts';
import { measureCycles } from './watcher/cycles.ts';
import { measureGrowth } from './watcher/growth.ts';
import { measureMemory } from './watcher/memory.ts';
import { startOwnRegistry } from './watcher/own-registry.ts';
import { openWatchedImages } from './watcher/watched-images.ts';

export const watcher: Benchmark = {
  name: 'watcher',
  summary: 'what a check of thirty containers asks of a registry, how long it takes, memory, growth',
  async measure({ quick, say }) {
    await using folder = await temporaryFolder();
    const port = await freePort();
    await using registry = await startOwnRegistry(folder.path, `127.0.0.1:${port}`);
    await using images = openWatchedImages();
    say('making 30 containers …');
    await images.addThirty(registry.host);
    say('checking them …');
    const cycles = await measureCycles(registry, images, quick ? 5 : 20);
    say('memory with Watcher and without …');
    const memory = await measureMemory(quick ? 1 : 3, quick ? 5 : 20);
    say('120 containers, and 21 of one image …');
    const place = { folder: folder.path, port };
    const growth = await measureGrowth(place, registry, images, quick ? 3 : 10);
    return [...cycles, ...memory, ...growth];
  },
};
