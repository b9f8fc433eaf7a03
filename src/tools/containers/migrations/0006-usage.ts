import type { Migrations } from '#kernel/database/database.ts';

/** CPU, memory, network and block I/O over weeks. */
export const usage: Migrations[string] = {
  async up() {
    await Promise.resolve();
  },
};
