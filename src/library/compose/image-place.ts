import { isScalar, type Node, type Scalar } from 'yaml';
import { textOf, type ComposeDocument } from './compose-document.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly document: ComposeDocument;
}

/** Where the image of a service is written. */
export interface ImagePlace {
  readonly file: SourceFile;
  readonly scalar: Scalar & { readonly range: readonly [number, number, number] };
}

/** In the order of the files: the last one is what compose takes. */
export function imagePlaces(files: readonly SourceFile[], service: string): ImagePlace[] {
  return files.flatMap((file) => {
    const scalar = memberOf(file.document, serviceIn(file.document, service), 'image');
    if (!isScalar(scalar) || !scalar.range || textOf(scalar) === null) return [];
    return [{ file, scalar: Object.assign(scalar, { range: scalar.range }) }];
  });
}

export function serviceIn(document: ComposeDocument, service: string): Node | null {
  return memberOf(document, document.find(['services']).node, service);
}

export function memberOf(document: ComposeDocument, node: Node | null, name: string): Node | null {
  return document.entries(node).find(({ key }) => key === name)?.value ?? null;
}

/** What `extends` names, as written. */
export function extended(
  document: ComposeDocument,
  service: Node | null,
): { readonly service: string; readonly file: string | null } | null {
  const node = memberOf(document, service, 'extends');
  const short = textOf(node);
  if (short !== null) return { service: short, file: null };
  const name = textOf(memberOf(document, node, 'service'));
  return name === null ? null : { service: name, file: textOf(memberOf(document, node, 'file')) };
}

/** Who else says what they say with the same words, by an anchor or because they extend the service. */
export function sharersOf({ file, scalar }: ImagePlace, service: string): string[] {
  const { document } = file;
  const others = document.entries(document.root).flatMap(({ key, value }) => {
    if (key === 'services' || key.startsWith('x-')) return [];
    return reaches(document, value, scalar) ? [key] : [];
  });
  const services = document.entries(document.find(['services']).node).flatMap(({ key, value }) => {
    if (key === service) return ownSharers(document, value, scalar).map((field) => `${key}.${field}`);
    const isExtending = extended(document, value)?.service === service;
    const isSame = reaches(document, value, scalar);
    return isSame || (isExtending && memberOf(document, value, 'image') === null) ? [key] : [];
  });
  return [...services, ...others];
}

function ownSharers(document: ComposeDocument, service: Node | null, scalar: Node): string[] {
  return document
    .entries(service)
    .filter(({ key, value }) => key !== 'image' && reaches(document, value, scalar))
    .map(({ key }) => key);
}

function reaches(document: ComposeDocument, start: Node | null, wanted: Node): boolean {
  const seen = new Set<Node>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === wanted) return true;
    if (node === null || seen.has(node)) continue;
    seen.add(node);
    waiting.push(...document.items(node), ...document.entries(node).map(({ value }) => value));
  }
  return false;
}
