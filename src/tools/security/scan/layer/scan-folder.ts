import { createReadStream } from 'node:fs';
import { lstat, opendir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { InventoryProblem } from '#contracts/security/package.ts';
import type { LayerFile } from '#library/layers/walk-layer.ts';
import type { Analyzer } from '../../analyzers/analyzer.ts';
import type { FoundAt, LayerScan } from './layer-scan.ts';
import { readFindings } from './read-findings.ts';
import { findingsBudget } from './scan-layer.ts';

const most = { entries: 1_000_000, depth: 200, problems: 100 };

interface Found {
  readonly paths: string[];
  readonly folders: string[];
  readonly links: [string, string][];
  readonly findings: FoundAt[];
  readonly problems: InventoryProblem[];
  sizeBytes: number;
}

/** A plain folder as if it were the one layer of an image. Links are noted, and never followed; other file systems are walked too. */
export async function scanFolder(
  folder: string,
  analyzers: readonly Analyzer[],
  signal: AbortSignal,
): Promise<LayerScan> {
  const found: Found = { paths: [], folders: [], links: [], findings: [], problems: [], sizeBytes: 0 };
  const budget = findingsBudget();
  const open: string[] = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const ending = endingOf(found, at, signal);
    if (ending) {
      found.problems.push(ending);
      break;
    }
    for (const [path, kind] of await childrenOf(folder, at, found)) {
      if (kind === 'folder') {
        found.folders.push(path);
        open.push(path);
        continue;
      }
      found.paths.push(path);
      if (kind === 'link') found.links.push([path, await readlink(join(folder, path)).catch(() => '')]);
      else if (kind === 'file') await readFile(folder, path, analyzers, budget, found);
    }
  }
  const { paths, folders, links, findings, problems, sizeBytes } = found;
  const nothing = { hardLinks: [], whiteouts: [], opaque: [], unread: [] };
  return { outline: { diffId: null, sizeBytes, paths, folders, links, problems, ...nothing }, findings };
}

function endingOf(found: Found, at: string, signal: AbortSignal): InventoryProblem | undefined {
  if (signal.aborted) return { path: at, id: 'deadline', detail: 'It took longer than it may.' };
  if (found.paths.length + found.folders.length <= most.entries) return undefined;
  return { path: at, id: 'too-many', detail: `More than ${most.entries} files are not read.` };
}

type Child = readonly [path: string, kind: 'file' | 'folder' | 'link' | 'other'];

async function childrenOf(folder: string, at: string, { problems }: Found): Promise<readonly Child[]> {
  const children: Child[] = [];
  try {
    if (at.split('/').length > most.depth) throw new Error('too deep');
    for await (const entry of await opendir(join(folder, at), { bufferSize: 256 })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      const kind = entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
      children.push([path, entry.isFile() ? 'file' : kind]);
    }
  } catch {
    const detail = 'This folder could not be read.';
    if (problems.length < most.problems) problems.push({ path: at, id: 'damaged', detail });
  }
  return children.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function readFile(
  folder: string,
  path: string,
  analyzers: readonly Analyzer[],
  budget: ReturnType<typeof findingsBudget>,
  found: Found,
): Promise<void> {
  const { findings, problems } = found;
  try {
    const { size, mode } = await lstat(join(folder, path));
    found.sizeBytes += size;
    const entry = { path, sizeBytes: size, mode: mode & 0o7777 };
    const analyzer = analyzers.find((one) => one.wants(entry));
    if (!analyzer) return;
    const content = createReadStream(join(folder, path), {
      highWaterMark: 256 * 1024,
      end: Math.max(0, size - 1),
    });
    const whole = async () => Buffer.concat(await Array.fromAsync<Buffer>(content));
    const file: LayerFile = { ...entry, content, whole };
    findings.push([path, budget.admit(path, await readFindings(analyzer, file))]);
    content.destroy();
  } catch {
    const detail = 'This file could not be read.';
    if (problems.length < most.problems) problems.push({ path, id: 'damaged', detail });
  }
}
