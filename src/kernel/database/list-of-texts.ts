import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { checkParameters } from './parameters.ts';

/** For `where(column, 'in', …)`: one parameter however many texts there are, so that the statement is prepared once. */
export function listOfTexts(engine: Database['engine'], texts: readonly string[]): RawBuilder<string> {
  const json = JSON.stringify(checkParameters(texts));
  return engine === 'sqlite'
    ? sql<string>`(select value from json_each(${json}))`
    : sql<string>`(select json_array_elements_text(${json}::json))`;
}
