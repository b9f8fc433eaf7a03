import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Migrations } from '../database.ts';
import { type OpenPlace, sampleMigrations } from './sample.ts';

const steps: Migrations = {
  ...sampleMigrations,
  '0003-fill': {
    async up(database) {
      await database.insertInto('counter').values({ name: 'filled', value: 1 }).execute();
      await database.schema.alterTable('entry').addColumn('note', 'text').execute();
    },
  },
};

/** A step that does its work and then fails, as a process that dies before the commit does. */
function failingAt(step: string): Migrations {
  return {
    ...steps,
    [step]: {
      async up(database) {
        await steps[step]!.up(database);
        throw new Error('power failure');
      },
    },
  };
}

/** Whole steps, in order, once each. */
export function migrationsConformance(open: OpenPlace): void {
  test.for(Object.keys(steps))('goes on behind a failure at %s', async (step) => {
    const place = `resume-${step}`;
    await using first = await open(place);
    await expect(first.open('sample', failingAt(step))).rejects.toThrow('power failure');
    await first[Symbol.asyncDispose]();
    await using second = await open(place);
    const database = await second.open<{ counter: { value: number }; nexus_migration: { step: string } }>(
      'sample',
      steps,
    );
    expect(await database.query.selectFrom('counter').select('value').execute()).toEqual([{ value: 1 }]);
    const history = await database.query
      .selectFrom('nexus_migration')
      .select('step')
      .orderBy('step')
      .execute();
    expect(history.map((row) => row.step)).toEqual(Object.keys(steps));
  });

  test('applies only what is new', async () => {
    await using first = await open('newer');
    await first.open('sample', sampleMigrations);
    await first[Symbol.asyncDispose]();
    await using second = await open('newer');
    const database = await second.open('sample', steps);
    expect((await sql`select note from entry`.execute(database.query)).rows).toEqual([]);
  });

  test('refuses a database newer than the program, naming both versions', async () => {
    await using newer = await open('downgrade');
    await newer.open('sample', steps);
    await newer[Symbol.asyncDispose]();
    await using older = await open('downgrade');
    const opening = older.open('sample', sampleMigrations);
    await expect(opening).rejects.toMatchObject({ code: 'database-too-new' });
    await expect(opening).rejects.toThrow(/0003-fill.*0002-entry/);
    await older.open('sample', steps);
  });

  test('refuses a column type the engines do not share', async () => {
    await using store = await open('types');
    const migrations: Migrations = {
      '0001-flag': {
        up: (database) => database.schema.createTable('flag').addColumn('up', 'boolean').execute(),
      },
    };
    await expect(store.open('sample', migrations)).rejects.toThrow(/boolean/);
  });
}
