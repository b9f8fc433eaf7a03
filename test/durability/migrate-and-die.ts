import type { Migrations } from '#kernel/database/database.ts';
import { ledgerMigrations, type LedgerPlace, openLedgerStore } from './ledger.ts';

/** Migrates a ledger and kills itself inside the step it was given, after that step's work. */
const [placeJson, fatalStep] = process.argv.slice(2);
const place: LedgerPlace = JSON.parse(placeJson!);

const migrations: Migrations = {
  ...ledgerMigrations,
  [fatalStep!]: {
    async up(database) {
      await ledgerMigrations[fatalStep!]!.up(database);
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => {});
    },
  },
};
const store = await openLedgerStore(place);
await store.open('ledger', migrations);
