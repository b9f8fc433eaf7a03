import { defineConfig } from 'vitest/config';

/** What needs real servers, but no container engine. */
const servers = [
  'test/*-postgres.test.ts',
  'test/{bus,database,durability,heartbeats,notify}-*.test.ts',
  'test/pulse-!(containers).test.ts',
  'test/{durability,without-docker}.test.ts',
];
const oneByOne = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 };

/**
 * Four projects: `unit` shares one module graph, `web` runs in jsdom; `system` drives the container engine and `servers`
 * drives other real servers, each one file at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: ['src/web/**'],
          isolate: false,
          testTimeout: 15_000,
        },
      },
      { test: { name: 'web', include: ['src/web/**/*.test.{ts,tsx}'], environment: 'jsdom' } },
      { test: { name: 'system', include: ['test/**/*.test.ts'], exclude: servers, ...oneByOne } },
      { test: { name: 'servers', include: servers, ...oneByOne } },
    ],
  },
});
