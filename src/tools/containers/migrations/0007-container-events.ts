import type { Migrations } from '#kernel/database/database.ts';

/** What happened to containers, as a timeline. */
export const containerEvents: Migrations[string] = {
  async up() {
    await Promise.resolve();
  },
};
