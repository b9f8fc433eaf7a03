import type { Node } from 'yaml';
import { textOf, type ComposeDocument, type Entry } from './compose-document.ts';

/** Services whose network, processes, memory or volumes a service shares: it cannot outlive their containers. */
export function namespaceReferences(
  document: ComposeDocument,
  service: Entry,
): { readonly name: string; readonly node: Node }[] {
  const entries = document.entries(service.value);
  const shared = ['network_mode', 'pid', 'ipc'].flatMap((key) => {
    const node = entries.find((entry) => entry.key === key)?.value;
    const [, name] = /^service:(.+)$/.exec(textOf(node) ?? '') ?? [];
    return node && name ? [{ name, node }] : [];
  });
  const volumesFrom = document.items(entries.find(({ key }) => key === 'volumes_from')?.value);
  const sources = volumesFrom.flatMap((node) => {
    const [name = ''] = (textOf(node) ?? '').split(':');
    return name === '' || name === 'container' ? [] : [{ name, node }];
  });
  return [...shared, ...sources];
}
