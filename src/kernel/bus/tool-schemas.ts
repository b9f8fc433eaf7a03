import { sql } from 'kysely';
import type { Database } from '#kernel/database/database.ts';
import type { BusTables } from './bus-tables.ts';

/**
 * Finds the PostgreSQL schema of each tool. All are named alike, a prefix and the tool's id, and `database` shows the
 * prefix. Resolves to undefined while a tool's outbox has not been made.
 */
export function createToolSchemas(
  tool: string,
  database: Database<BusTables>,
): (otherTool: string) => Promise<string | undefined> {
  const known = new Map<string, string>();
  const find = async (otherTool: string) => {
    const { rows } = await sql<{ name: string }>`
      select nspname as name from pg_namespace
      where nspname = left(current_schema(), -${tool.length}::int) || ${ending(otherTool)}
        and to_regclass(quote_ident(nspname) || '.bus_outbox') is not null`.execute(database.query);
    return rows[0]?.name;
  };
  return async (otherTool) => {
    const name = known.get(otherTool) ?? (await find(otherTool));
    if (name !== undefined) known.set(otherTool, name);
    return name;
  };
}

function ending(tool: string): string {
  return tool.replaceAll('-', '_');
}
