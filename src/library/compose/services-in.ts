import { textOf, type ComposeDocument, type Place } from './compose-document.ts';
import { isMap } from 'yaml';

export interface WrittenService {
  readonly name: string;
  readonly image: string | null;
  readonly isBuilt: boolean;
  readonly profiles: readonly string[];
  readonly dependsOn: readonly string[];
  readonly place: Place | null;
}

/** The services of one file, as written. */
export function servicesIn(document: ComposeDocument): WrittenService[] {
  return document.entries(document.find(['services']).node).map(({ key, keyNode, value }) => {
    const entries = document.entries(value);
    const member = (name: string) => entries.find((entry) => entry.key === name)?.value ?? null;
    const dependsOn = member('depends_on');
    return {
      name: key,
      image: textOf(member('image')),
      isBuilt: member('build') !== null,
      profiles: texts(document.items(member('profiles'))),
      dependsOn: isMap(dependsOn)
        ? document.entries(dependsOn).map((entry) => entry.key)
        : texts(document.items(dependsOn)),
      place: document.placeOf(keyNode),
    };
  });
}

function texts(nodes: readonly unknown[]): string[] {
  return nodes.map((node) => textOf(node)).filter((text) => text !== null);
}
