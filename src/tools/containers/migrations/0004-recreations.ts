import type { Migrations } from '#kernel/database/database.ts';

/** Recreations under way: the plan and the phase reached. */
export const recreations: Migrations[string] = {
  async up() {
    await Promise.resolve();
  },
};
