import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { textOf, type ComposeDocument, type Path, type Place } from './compose-document.ts';

/** A file of a stack with its position in the order in which compose merges them. */
export interface NamedDocument {
  readonly path: string;
  readonly document: ComposeDocument;
}

export interface Located {
  /** Path of the file; null when there is no place in particular. */
  readonly file: string | null;
  readonly place: Place | null;
}

const nowhere: Located = { file: null, place: null };

export function firstFound(...candidates: readonly Located[]): Located {
  return candidates.find(({ place }) => place !== null) ?? nowhere;
}

export function syntaxPlace(files: readonly NamedDocument[]): Located {
  for (const { path, document } of files) {
    const [finding] = document.syntax;
    if (finding) return { file: path, place: finding.place };
  }
  return nowhere;
}

export function linePlace([file]: readonly NamedDocument[], line: number): Located {
  return file
    ? { file: file.path, place: { line, column: 1, endLine: line, endColumn: lengthOfLine(file, line) + 1 } }
    : nowhere;
}

function lengthOfLine({ document }: NamedDocument, line: number): number {
  return document.text.split('\n', line)[line - 1]?.length ?? 0;
}

/** `services.web.ports.0`, `services[web].ports[0]`, `services.web.environment.[0]`. */
export function stepsOf(path: string): Path {
  return path
    .replaceAll(/\.?\[([^\]]*)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');
}

export function placeNamedIn(text: string, files: readonly NamedDocument[]): Located {
  const [path] =
    /\b(?:services|networks|volumes|secrets|configs|include)(?:\.?\[[^\]]+\]|\.[\w-]+)+/.exec(text) ??
    /^(?:services|networks|volumes|secrets|configs|include)(?= must be )/.exec(text) ??
    [];
  if (path !== undefined) return placeAtPath(files, stepsOf(path));
  const [, service] = /\bservice "?([\w.-]+)"?/.exec(text) ?? [];
  return service === undefined ? nowhere : placeAtPath(files, ['services', service]);
}

/** The deepest place of the path in any file; the last file wins where several have it, as it does in a merge. */
export function placeAtPath(files: readonly NamedDocument[], path: Path): Located {
  let best: Located & { depth: number } = { ...nowhere, depth: 0 };
  for (const { path: file, document } of files) {
    for (let depth = path.length; depth > best.depth || (depth > 0 && depth === best.depth); depth -= 1) {
      const { place, isWhole } = document.find(path.slice(0, depth));
      if (isWhole && place) best = { file, place, depth };
      if (isWhole) break;
    }
  }
  return { file: best.file, place: best.place };
}

/** A value below the path that is the name or begins with it, as in `data:/var/lib`. */
export function valueBelow(files: readonly NamedDocument[], path: Path, name: string): Located {
  for (const { path: file, document } of files) {
    const { node, isWhole } = document.find(path);
    const found = isWhole ? search(document, node, (text) => isNamed(text, name), 6) : null;
    if (found) return { file, place: document.placeOf(found) };
  }
  return nowhere;
}

function isNamed(text: string, name: string): boolean {
  return text === name || text.startsWith(`${name}:`) || text === `service:${name}`;
}

/** The value whose end is the end of the path: what compose made absolute was mostly written relative. */
export function valueNaming(files: readonly NamedDocument[], path: string): Located {
  const base = path.split('/').at(-1) ?? path;
  for (const { path: file, document } of files) {
    const ends = (text: string) => text.includes(base) && path.endsWith(text.replace(/^\.\//, ''));
    const includes = (text: string) => text.includes(base);
    const found = search(document, document.root, ends, 8) ?? search(document, document.root, includes, 8);
    if (found) return { file, place: document.placeOf(found) };
  }
  return nowhere;
}

export function textPlace(files: readonly NamedDocument[], text: string): Located {
  for (const { path, document } of files) {
    const from = document.text.indexOf(text);
    if (from !== -1) return { file: path, place: document.placeAt(from, from + text.length) };
  }
  return nowhere;
}

function search(
  document: ComposeDocument,
  node: Node | null,
  is: (text: string) => boolean,
  depth: number,
): Node | null {
  if (depth === 0) return null;
  if (isScalar(node)) return is(textOf(node) ?? '') ? node : null;
  if (isSeq(node)) {
    for (const item of document.items(node)) {
      const found = search(document, item, is, depth - 1);
      if (found) return found;
    }
  }
  if (!isMap(node)) return null;
  for (const { key, keyNode, value } of document.entries(node)) {
    if (is(key)) return keyNode;
    const found = search(document, value, is, depth - 1);
    if (found) return found;
  }
  return null;
}
