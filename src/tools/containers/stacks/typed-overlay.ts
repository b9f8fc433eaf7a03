import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ComposeProject } from './host-compose.ts';

export interface Overlay extends AsyncDisposable {
  readonly project: ComposeProject;
  /** Puts the paths of the files that are meant back into a text of compose. */
  original(text: string): string;
}

/** The project with typed texts in a private folder; relative paths still begin where the files are. */
export async function overlayOf(
  project: ComposeProject,
  typed: readonly { readonly path: string; readonly text: string }[],
): Promise<Overlay> {
  if (typed.length === 0) {
    return { project, original: (text) => text, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'nexus-compose-'));
  const places = new Map<string, string>();
  for (const [index, { path, text }] of typed.entries()) {
    const place = join(folder, `${index}-${basename(path)}`);
    await writeFile(place, text, { mode: 0o600 });
    places.set(path, place);
  }
  const placed = (path: string) => places.get(path) ?? path;
  const implicit = join(project.workingDirectory, '.env');
  const environmentFiles =
    project.environmentFiles.length === 0 && places.has(implicit) ? [implicit] : project.environmentFiles;
  return {
    project: {
      ...project,
      configFiles: project.configFiles.map(placed),
      environmentFiles: environmentFiles.map(placed),
    },
    original: (text) => [...places].reduce((told, [path, place]) => told.replaceAll(place, path), text),
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  };
}
