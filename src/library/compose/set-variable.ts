import { parseEnvFile, type Assignment } from './env-file.ts';
import type { ImagePlace, SourceFile } from './image-place.ts';
import { changed, refused, type SetImage } from './image-refusal.ts';
import { variablesIn } from './variables.ts';

export interface EnvironmentFile {
  readonly path: string;
  readonly text: string;
  /** A service names it under `env_file` too, so its containers are given all that is in it. */
  readonly isInContainers: boolean;
}

interface Found {
  readonly file: EnvironmentFile;
  readonly assignment: Assignment;
}

/** Later files and later lines win. */
function assignmentOf(files: readonly EnvironmentFile[], name: string): Found | undefined {
  const found = files.flatMap((file) =>
    parseEnvFile(file.text)
      .assignments.filter((one) => one.name === name)
      .map((assignment) => ({ file, assignment })),
  );
  return found.at(-1);
}

export function valueIn(files: readonly EnvironmentFile[], name: string): string | undefined {
  return assignmentOf(files, name)?.assignment.value;
}

export interface VariableRequest {
  readonly name: string;
  readonly value: string;
  readonly environment: readonly EnvironmentFile[];
  /** All that compose reads. */
  readonly sources: readonly SourceFile[];
  /** Where the variable may stand: the image of the service. */
  readonly places: readonly ImagePlace[];
}

const maxPlaces = 4;

/** Changes an assignment, where nothing but the image goes by it. */
export function setVariable(request: VariableRequest): SetImage {
  const { name, value, environment } = request;
  const found = assignmentOf(environment, name);
  if (!found) return refused('variable-unset', { variable: name });
  const { file, assignment } = found;
  const { path, text } = file;
  const places = otherPlaces(request, found);
  if (places.length > 0) {
    const more = places.length > maxPlaces ? ', …' : '';
    return refused('variable-shared', {
      variable: name,
      places: places.slice(0, maxPlaces).join(', ') + more,
    });
  }
  if (file.isInContainers) return refused('variable-in-containers', { variable: name, path });
  const written = text.slice(assignment.from, assignment.to);
  const quote = /^(["'])[\s\S]*\1$/.exec(written)?.[1] ?? '';
  if (quote !== "'" && written.includes('$')) return refused('variable-composed', { variable: name, path });
  return changed({
    path,
    place: 'variable',
    variable: name,
    before: assignment.value,
    after: value,
    text: text.slice(0, assignment.from) + quote + value + quote + text.slice(assignment.to),
  });
}

function otherPlaces({ name, environment, sources, places }: VariableRequest, found: Found): string[] {
  const inCompose = sources.flatMap(({ path, document }) => {
    const own = places
      .filter(({ file }) => file.path === path)
      .map(({ scalar }) => document.placeAt(scalar.range[0], scalar.range[1]));
    return variablesIn(document)
      .filter((use) => use.name === name)
      .filter(({ place }) => !own.some((one) => isWithin(place, one)))
      .map(({ place }) => `${path}:${place.line}`);
  });
  const used = new RegExp(String.raw`\$\{?${name}(?!\w)`);
  const inEnvironment = environment.flatMap(({ path, text }) =>
    parseEnvFile(text)
      .assignments.filter(({ from, to }) => used.test(text.slice(from, to)))
      .filter(({ from }) => path !== found.file.path || from !== found.assignment.from)
      .map(({ line }) => `${path}:${line}`),
  );
  return [...inCompose, ...inEnvironment];
}

type Span = ReturnType<SourceFile['document']['placeAt']>;

function isWithin(one: Span, other: Span): boolean {
  const begins = one.line > other.line || (one.line === other.line && one.column >= other.column);
  const ends =
    one.endLine < other.endLine || (one.endLine === other.endLine && one.endColumn <= other.endColumn);
  return begins && ends;
}
