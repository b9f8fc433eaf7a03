import type { Node, YAMLMap } from 'yaml';
import { isScalar } from 'yaml';

/** Lines and columns begin at 1; columns count UTF-16 units. The end is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly place: Place | null;
}

/** An entry of a map with the entries of `<<` among them, as compose sees it. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

/** Steps from the top: names of keys and positions in lists. */
export type Path = readonly (string | number)[];

/** A compose file as written, with the position of everything in it. */
export interface ComposeDocument {
  readonly text: string;
  /** Null when the text is empty, no map, or not readable as YAML. */
  readonly root: YAMLMap | null;
  /** What YAML itself objects to. */
  readonly syntax: readonly Finding[];
  /** The entries of a map, each key once; none for anything else. */
  entries(node: unknown): readonly Entry[];
  items(node: unknown): readonly Node[];
  /** As far down the path as there is something; `isWhole` when all of it was found. */
  find(path: Path): { readonly node: Node | null; readonly place: Place | null; readonly isWhole: boolean };
  placeOf(node: unknown): Place | null;
  placeAt(from: number, to: number): Place;
}

/** The text of a scalar as compose reads it; null for anything else. */
export function textOf(node: unknown): string | null {
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : (source ?? JSON.stringify(value));
}
