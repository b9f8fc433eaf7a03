import type { Migrations } from '#kernel/database/database.ts';

/** Stacks that NEXUS knows, and every version of their files. */
export const stacks: Migrations[string] = {
  async up() {
    await Promise.resolve();
  },
};
