import type { InventoryProblem } from '#contracts/security/package.ts';

/** An image with a whole desktop has some ten thousand that count. */
const mostPaths = 200_000;
const mostLength = 1024;
/** Of all paths that are asked about: a list can join each of its names with a long folder. */
const mostCharacters = 64_000_000;

const manifests = new Set([
  '.package-lock.json',
  'METADATA',
  'PKG-INFO',
  'Pipfile.lock',
  'RECORD',
  'go.mod',
  'go.sum',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'package.json',
  'pnpm-lock.yaml',
  'poetry.lock',
  'pom.properties',
  'pom.xml',
  'requirements.txt',
  'uv.lock',
  'yarn.lock',
]);
const archives = new Set([
  'ear',
  'egg',
  'egg-info',
  'hpi',
  'jar',
  'jpi',
  'kar',
  'lpkg',
  'par',
  'rar',
  'sar',
  'war',
  'whl',
]);
const inProgramFolder = /(^|\/)(s?bin|games|libexec)\//;
/** `python3.11`, `kubectl-1.30.2`, `plugin.so.1`. */
const hasEndingOfProgram = /^[^.]+(\.\d+)*$|\.(so|exe)(\.\d+)*$/;
/** Where names without an ending are texts and tables. */
const withoutPrograms = /^(boot|etc|usr\/(include|lib\/(firmware|locale|modules)|share|src)|var)\//;

/** Files that a package manager put into an image, as far as another analyzer may want them. */
export interface OwnedFiles {
  readonly paths: readonly string[];
  /**
   * With or without a leading slash, as the manager wrote it: folders on the way may be links in the image. Others than those that may
   * hold packages are left out.
   */
  add(path: string): void;
  /** As `add`, of a path a line, a folder before what is in it. Looks into few of the lines. */
  addLines(text: string): void;
  problems(): readonly InventoryProblem[];
}

export function ownedFiles(list: string): OwnedFiles {
  const paths: string[] = [];
  let isFull = false;
  let characters = 0;
  // Lists name one file of a folder after the other.
  let folder = folderOf('');

  function isOver(length: number): boolean {
    characters += length;
    isFull ||= characters > mostCharacters || paths.length >= mostPaths;
    return isFull;
  }

  return {
    paths,
    add(path) {
      // Before all else: a path joined of two costs nothing until it is looked at.
      if (isFull || path.length > mostLength || isOver(path.length)) return;
      const plain = withoutStart(path);
      if (!isIn(folder, plain)) folder = folderOf(plain);
      if (mayHold(folder, plain)) paths.push(plain);
    },
    addLines(text) {
      let before = '';
      folder = folderOf(before);
      for (let start = 0, end = 0; start < text.length; start = end + 1) {
        end = text.indexOf('\n', start);
        if (end < 0) end = text.length;
        if (end - start > mostLength) continue;
        if (isOver(end - start)) return;
        const name = text.lastIndexOf('/', end - 1) + 1;
        if (name - start !== before.length || !text.startsWith(before, start)) {
          before = text.slice(start, Math.max(start, name));
          folder = folderOf(withoutStart(before));
        }
        if (folder.isForPrograms || folder.mayHavePrograms || mayEnd(text.charCodeAt(end - 1))) {
          const line = text.slice(start, end);
          const path = withoutStart(line);
          if (mayHold(folder, path) && !text.startsWith(`${line}/`, end + 1)) paths.push(path);
        }
      }
    },
    problems() {
      const detail = `Only the first ${mostPaths} files of packages are taken; what the rest holds may be listed twice.`;
      return isFull ? [{ path: list, id: 'too-many', detail }] : [];
    },
  };
}

function withoutStart(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path.startsWith('./') ? path.slice(2) : path;
}

/** Whether a name of a manifest or archive ends with this letter. */
function mayEnd(code: number): boolean {
  return lastLetters[code] === 1;
}

const lastLetters = new Uint8Array(128);
for (const name of [...manifests, ...archives, ...[...archives].map((one) => one.toUpperCase())]) {
  lastLetters[name.charCodeAt(name.length - 1)] = 1;
}

/**
 * Whether a file may be a manifest or archive of a language, or a program with its modules inside. Of the files of a
 * distribution about one in ten is kept. A program is what lies in a folder for programs, or elsewhere a library or what has no
 * ending but numbers.
 */
export function mayHoldPackages(path: string): boolean {
  return mayHold(folderOf(path), path);
}

interface Folder {
  /** With the slash at its end. */
  readonly path: string;
  readonly isForPrograms: boolean;
  readonly mayHavePrograms: boolean;
}

function folderOf(path: string): Folder {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return {
    path: folder,
    isForPrograms: inProgramFolder.test(folder),
    mayHavePrograms: !withoutPrograms.test(folder),
  };
}

function isIn(folder: Folder, path: string): boolean {
  return path.startsWith(folder.path) && !path.includes('/', folder.path.length);
}

function mayHold({ path: { length }, isForPrograms, mayHavePrograms }: Folder, path: string): boolean {
  const name = path.slice(length);
  if (name === '') return false;
  if (isForPrograms || manifests.has(name)) return true;
  const dot = name.lastIndexOf('.');
  if (dot > 0 && archives.has(name.slice(dot + 1).toLowerCase())) return true;
  return mayHavePrograms && hasEndingOfProgram.test(name);
}
