import { DatabaseSync } from 'node:sqlite';
import { askedNames } from '#tools/security/matching/asked-names.ts';
import type { MatchableInventory } from '#tools/security/matching/match-packages.ts';

export interface PlainLookUp extends Disposable {
  /** How many rows are about an inventory. */
  read(): number;
}

/** The least that matching needs: what is said of every name, by one prepared statement in one transaction, read and thrown away. */
export function openPlainLookUp(path: string, inventory: MatchableInventory): PlainLookUp {
  const asked = askedNames(inventory);
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare(
    `select f.traits, f.ranges, f.note, a.* from place p join name n join affected f on f.name = n.id and f.place = p.id
     join advisory a on a.id = f.advisory where p.ecosystem = ? and p.release = ? and n.text = ?`,
  );
  rows.setReturnArrays(true);
  return {
    read() {
      database.exec('begin');
      let count = 0;
      for (const { ecosystem, release, name } of asked) count += rows.all(ecosystem, release, name).length;
      database.exec('commit');
      return count;
    },
    [Symbol.dispose]: () => database.close(),
  };
}
