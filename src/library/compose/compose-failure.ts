import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { textOf, type ComposeDocument, type Path, type Place } from './compose-document.ts';

/** A file of a stack with its position in the order in which compose merges them. */
export interface NamedDocument {
  readonly path: string;
  readonly document: ComposeDocument;
}

export interface LocatedFailure {
  readonly message: string;
  /** Path of the file; null when it concerns none in particular. */
  readonly file: string | null;
  readonly place: Place | null;
}

type Located = Omit<LocatedFailure, 'message'>;
const nowhere: Located = { file: null, place: null };

/**
 * What `compose config` says (2.20 to 5), as a sentence with the line that it is about. The texts are those of compose-go: `loader`,
 * `validation`, `interpolation` and `graph`. The first rule that matches decides; without one, any path in the text is looked up.
 */
const rules: readonly {
  readonly says: RegExp;
  readonly means: (match: RegExpExecArray, files: readonly NamedDocument[]) => LocatedFailure;
}[] = [
  {
    says: /mapping key "([^"]+)" already defined at line (\d+)/,
    means: ([, key], files) => ({ message: `${key} is given twice in the same place.`, ...syntaxOf(files) }),
  },
  {
    says: /yaml: line (\d+): (.+)/,
    means: ([, line, text], files) => {
      const known = syntaxOf(files);
      return known.place
        ? { message: `This is not valid YAML: ${text}.`, ...known }
        : { message: `This is not valid YAML: ${text}.`, ...lineOf(files, Number(line)) };
    },
  },
  {
    says: /required variable (\S+) is missing a value(?:: (.*))?/,
    means: ([text, name, reason], files) => ({
      message: `${name} has no value, and is required${reason ? `: ${reason}` : ''}. Set it in the .env file.`,
      ...first(inText(files, `\${${name}`), pathIn(text, files)),
    }),
  },
  {
    says: /invalid interpolation format for ([\w.[\]-]+?)\.?\s/,
    means: ([, path = ''], files) => ({
      message: 'A $ begins a variable here that does not end. Write ${NAME}, or $$ for a dollar sign.',
      ...at(files, stepsOf(path)),
    }),
  },
  {
    says: /([\w.[\]-]+) [Aa]dditional propert(?:y|ies) '?([^\s']+)'? (?:is|are)? ?not allowed/,
    means: ([, path = '', key = ''], files) => ({
      message: `${key} is not known here.`,
      ...at(files, [...stepsOf(path.replace(/^\(root\)$/, '')), key]),
    }),
  },
  {
    says: /service "([^"]+)" refers to undefined (volume|network|secret|config) ([^\s:]+)/,
    means: ([, service = '', kind = '', name = ''], files) => ({
      message: `${service} refers to the ${kind} ${name}, which is not defined. Add it under ${kind}s: at the top level.`,
      ...first(scalarBelow(files, ['services', service, `${kind}s`], name), at(files, ['services', service])),
    }),
  },
  {
    says: /service "([^"]+)" depends on undefined service "?([^\s":]+)/,
    means: ([, service = '', name = ''], files) => ({
      message: `${service} depends on the service ${name}, which is not defined.`,
      ...first(scalarBelow(files, ['services', service], name), at(files, ['services', service])),
    }),
  },
  {
    says: /dependency cycle detected: (.+)/,
    means: ([, circle = ''], files) => ({
      message: `These services wait for each other in a circle: ${circle.replaceAll('->', '→')}.`,
      ...at(files, ['services', circle.split(' -> ')[0] ?? '', 'depends_on']),
    }),
  },
  {
    says: /env file (\S+) not found/,
    means: ([, path = ''], files) => ({
      message: `The env file ${path} does not exist. Create it, or mark it with "required: false".`,
      ...scalarNaming(files, path),
    }),
  },
  {
    says: /(?:open|stat) (\S+): no such file or directory/,
    means: ([, path = ''], files) => ({
      message: `The file ${path} does not exist.`,
      ...scalarNaming(files, path),
    }),
  },
  {
    says: /service "?([\w.-]+)"? has neither an image nor a build context/,
    means: ([, service = ''], files) => ({
      message: `${service} has neither an image nor a build.`,
      ...at(files, ['services', service]),
    }),
  },
  {
    says: /error decoding '([^']+)': (.+)/,
    means: ([, path = '', text = ''], files) => ({
      message: `${path.replaceAll(/\[(\w[^\]]*)\]/g, '.$1')}: ${text}.`,
      ...at(files, stepsOf(path)),
    }),
  },
  {
    says: /[Ii]nvalid (hostPort|containerPort|host port|container port|ip address|proto)[^:]*: (\S+)/,
    means: ([, what = '', value = ''], files) => ({
      message: `${value} is no ${what.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`,
      ...scalarNaming(files, value),
    }),
  },
  {
    says: /empty compose file/,
    means: (_, files) => ({
      message: 'The file is empty. A compose file begins with "services:".',
      ...lineOf(files, 1),
    }),
  },
];

/** `text` is what compose wrote to stderr, without its warnings. */
export function locateFailure(text: string, files: readonly NamedDocument[]): LocatedFailure {
  const named = files.filter(({ path }) => text.includes(path));
  const searched = named.length > 0 ? [...named, ...files.filter((file) => !named.includes(file))] : files;
  for (const { says, means } of rules) {
    const match = says.exec(text);
    if (match) return means(match, searched);
  }
  const plain = text.replace(/^(?:validating|parsing) \S+: /, '').replace(/: invalid compose project$/, '');
  return { message: plain.trim().replace(/([^.])$/, '$1.'), ...pathIn(plain, searched) };
}

function first(...candidates: readonly Located[]): Located {
  return candidates.find(({ place }) => place !== null) ?? nowhere;
}

function syntaxOf(files: readonly NamedDocument[]): Located {
  for (const { path, document } of files) {
    const [finding] = document.syntax;
    if (finding) return { file: path, place: finding.place };
  }
  return nowhere;
}

function lineOf([file]: readonly NamedDocument[], line: number): Located {
  return file
    ? { file: file.path, place: { line, column: 1, endLine: line, endColumn: Number.MAX_SAFE_INTEGER } }
    : nowhere;
}

/** `services.web.ports.0`, `services[web].ports[0]`, `services.web.environment.[0]`. */
function stepsOf(path: string): Path {
  return path
    .replaceAll(/\.?\[([^\]]*)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');
}

function pathIn(text: string, files: readonly NamedDocument[]): Located {
  const [path] =
    /\b(?:services|networks|volumes|secrets|configs|include)(?:\.?\[[^\]]+\]|\.[\w-]+)+/.exec(text) ?? [];
  if (path !== undefined) return at(files, stepsOf(path));
  const [, service] = /\bservice "?([\w.-]+)"?/.exec(text) ?? [];
  return service === undefined ? nowhere : at(files, ['services', service]);
}

/** The deepest place of the path in any file; the last file wins where several have it, as it does in a merge. */
function at(files: readonly NamedDocument[], path: Path): Located {
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
function scalarBelow(files: readonly NamedDocument[], path: Path, name: string): Located {
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
function scalarNaming(files: readonly NamedDocument[], path: string): Located {
  const base = path.split('/').at(-1) ?? path;
  for (const { path: file, document } of files) {
    const ends = (text: string) => text.includes(base) && path.endsWith(text.replace(/^\.\//, ''));
    const includes = (text: string) => text.includes(base);
    const found = search(document, document.root, ends, 8) ?? search(document, document.root, includes, 8);
    if (found) return { file, place: document.placeOf(found) };
  }
  return nowhere;
}

function inText(files: readonly NamedDocument[], text: string): Located {
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
