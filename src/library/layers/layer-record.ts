import type { LayerBounds } from './bounds.ts';
import { pathInRoot } from './layer-path.ts';
import type { LayerProblem } from './layer-problem.ts';
import { outlineOf, type LayerOutline } from './outline.ts';
import type { TarHeader } from './tar-header.ts';
import { whiteoutOf } from './whiteout.ts';
import { writtenPaths, type Written, type WrittenPaths } from './written-paths.ts';

/** A file of a layer before its content. Hard links come with the size of what they lead to, where it is known. */
export interface LayerEntry {
  /** As `pathInRoot` writes it. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Permission bits, 0o7777. */
  readonly mode: number;
}

/** What one layer was found to do, entry by entry. */
export interface LayerRecord {
  /** Counts an entry; tells when it is one too many. */
  excessOf(header: TarHeader): LayerProblem | undefined;
  /** Notes an entry; answers the file whose content is wanted now. */
  write(header: TarHeader, wants: (entry: LayerEntry) => boolean): LayerEntry | undefined;
  problem(problem: LayerProblem): void;
  outline(diffId: string | null, sizeBytes: number): LayerOutline;
}

type RecordBounds = Pick<LayerBounds, 'mostEntries' | 'mostPathBytes' | 'mostNameBytes'>;

const mostProblems = 100;
const andMore: LayerProblem = {
  path: null,
  id: 'too-many',
  detail: 'More files than these could not be read.',
};

export function layerRecord(bounds: RecordBounds): LayerRecord {
  const written = writtenPaths();
  const whiteouts = new Set<string>();
  const opaque = new Set<string>();
  const problems: LayerProblem[] = [];
  let fileProblems = 0;
  let entries = 0;
  let nameBytes = 0;

  function problem(found: LayerProblem): void {
    if (found.path !== null && (fileProblems += 1) > mostProblems + 1) return;
    problems.push(fileProblems > mostProblems && found.path !== null ? andMore : found);
  }

  function put(path: string, what: Omit<Written, 'at'>): void {
    written.put(path, { ...what, at: entries });
  }

  return {
    problem,
    excessOf({ name, linkTarget }) {
      entries += 1;
      nameBytes += name.length + linkTarget.length;
      if (entries <= bounds.mostEntries && nameBytes <= bounds.mostNameBytes) return undefined;
      return { path: null, id: 'too-many', detail: `More than ${entries - 1} files are not read.` };
    },
    write(header, wants) {
      const path = pathInRoot(header.name);
      const flaw = path === '' ? undefined : flawOf(path, header, bounds);
      if (flaw) problem(flaw);
      if (flaw || path === '') return undefined;
      const whiteout = whiteoutOf(path);
      if (whiteout) {
        if (whiteout !== 'ignored' && 'removes' in whiteout) whiteouts.add(whiteout.removes);
        else if (whiteout !== 'ignored') opaque.add(whiteout.hides);
        return undefined;
      }
      const isWanted = isFile(header) && wants({ path, sizeBytes: header.sizeBytes, mode: header.mode });
      put(
        path,
        header.kind === 'hard-link' ? hardLink(path, header, written, wants) : plain(header, isWanted),
      );
      return isWanted ? { path, sizeBytes: header.sizeBytes, mode: header.mode } : undefined;
    },
    outline: (diffId, sizeBytes) => ({
      diffId,
      sizeBytes,
      ...outlineOf(written),
      whiteouts: [...whiteouts],
      opaque: [...opaque],
      problems,
    }),
  };
}

function isFile({ kind }: TarHeader): boolean {
  return kind === 'file' || kind === 'other';
}

function flawOf(path: string, { linkTarget }: TarHeader, bounds: RecordBounds): LayerProblem | undefined {
  if (path.includes('\0') || linkTarget.includes('\0')) {
    return { path: path.replaceAll('\0', '\ufffd'), id: 'damaged', detail: 'Its name holds a zero byte.' };
  }
  // A character of a text takes three bytes at most.
  if (3 * Math.max(path.length, linkTarget.length) <= bounds.mostPathBytes) return undefined;
  const mostBytes = Math.max(Buffer.byteLength(path), Buffer.byteLength(linkTarget));
  if (mostBytes <= bounds.mostPathBytes) return undefined;
  return {
    path: path.slice(0, 200),
    id: 'too-large',
    detail: `Its name has ${mostBytes} bytes; ${bounds.mostPathBytes} are read at most.`,
  };
}

function plain(header: TarHeader, isWanted: boolean): Omit<Written, 'at'> {
  const { kind } = header;
  return {
    kind: kind === 'folder' || kind === 'link' ? kind : 'file',
    target: header.linkTarget,
    sizeBytes: isFile(header) ? header.sizeBytes : 0,
    content: isWanted ? 'given' : 'unwanted',
  };
}

/** A hard link is another name of what its target is at that moment, a link or another name too. */
function hardLink(
  path: string,
  header: TarHeader,
  written: WrittenPaths,
  wants: (entry: LayerEntry) => boolean,
): Omit<Written, 'at'> {
  const named = pathInRoot(header.linkTarget);
  const there = written.get(named);
  if (there && there.kind !== 'file' && there.kind !== 'hard-link') return there;
  const target = there?.kind === 'hard-link' ? there.target : named;
  const sizeBytes = there?.sizeBytes ?? header.sizeBytes;
  const isGiven = (written.get(target) ?? there)?.content === 'given';
  const isWanted = wants({ path, sizeBytes, mode: header.mode });
  const content = isGiven ? 'given' : isWanted ? 'unread' : 'unwanted';
  return { kind: 'hard-link', target, sizeBytes, content };
}
