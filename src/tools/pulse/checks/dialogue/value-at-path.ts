import { z } from 'zod';
import { parsePath, walkPath } from '#library/conditions/json-path.ts';
import { jsonText } from '#library/conditions/json-text.ts';

export const pathField = z
  .string()
  .trim()
  .max(500)
  .refine((path) => parsePath(path).path !== undefined, {
    error: 'A path is names after dots and positions from 0 in brackets, as in users[0].name.',
  })
  .optional()
  .meta({
    title: 'Value in the JSON',
    placeholder: 'status.battery',
    help: 'The way to it: names after dots, positions from 0 in brackets. Empty: all that came.',
    es: {
      title: 'Valor en el JSON',
      help: 'El camino hasta él: nombres tras puntos, posiciones desde 0 entre corchetes. Vacío: todo lo que llegó.',
    },
  });

/** A value in JSON as text; without a path all of it. Undefined: there is none, or no JSON. */
export function valueAtPath(json: string, path: string): string | undefined {
  if (path === '') return json;
  try {
    const found = walkPath(JSON.parse(json), parsePath(path).path ?? []);
    return found === undefined ? undefined : jsonText(found);
  } catch {
    return undefined;
  }
}
