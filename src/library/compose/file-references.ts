import { isMap, isScalar, type Node } from 'yaml';
import { textOf, type ComposeDocument } from './compose-document.ts';

/** A file that compose reads because another one names it. Paths are as written; those with variables are left out. */
export interface FileReference {
  readonly kind: 'service-environment' | 'part';
  readonly path: string;
}

/** What `env_file`, `include` and `extends` name (compose-spec, 2.24 and later forms too). */
export function fileReferences(document: ComposeDocument): FileReference[] {
  const found: FileReference[] = [];
  const add = (kind: FileReference['kind'], node: unknown): void => {
    const path = textOf(node);
    const isUsable = path !== null && path !== '' && !path.includes('$') && !/^\w+:\/\/|^git@/.test(path);
    if (isUsable && !found.some((one) => one.path === path)) found.push({ kind, path });
  };
  const addAll = (kind: FileReference['kind'], value: Node | null): void => {
    if (isScalar(value)) add(kind, value);
    for (const item of document.items(value)) {
      if (!isMap(item)) add(kind, item);
      else addAll(kind, memberOf(document, item, 'path'));
    }
  };
  addAll('part', document.find(['include']).node);
  for (const { value } of document.entries(document.find(['services']).node)) {
    addAll('service-environment', memberOf(document, value, 'env_file'));
    add('part', memberOf(document, memberOf(document, value, 'extends'), 'file'));
  }
  return found;
}

function memberOf(document: ComposeDocument, node: Node | null, name: string): Node | null {
  return document.entries(node).find(({ key }) => key === name)?.value ?? null;
}
