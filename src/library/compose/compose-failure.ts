import type { Place } from './compose-document.ts';
import {
  firstFound,
  linePlace,
  placeAtPath,
  placeNamedIn,
  stepsOf,
  syntaxPlace,
  textPlace,
  valueBelow,
  valueNaming,
  type NamedDocument,
} from './place-in-files.ts';

export interface LocatedFailure {
  readonly message: string;
  /** Path of the file; null when it concerns none in particular. */
  readonly file: string | null;
  readonly place: Place | null;
}

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
    means: ([, key], files) => ({
      message: `${key} is given twice in the same place.`,
      ...syntaxPlace(files),
    }),
  },
  {
    says: /yaml: line (\d+): (.+)/,
    means: ([, line, text], files) => {
      const known = syntaxPlace(files);
      return known.place
        ? { message: `This is not valid YAML: ${text}.`, ...known }
        : { message: `This is not valid YAML: ${text}.`, ...linePlace(files, Number(line)) };
    },
  },
  {
    says: /required variable (\S+) is missing a value(?:: (.*))?/,
    means: ([text, name, reason], files) => ({
      message: `${name} has no value, and is required${reason ? `: ${reason}` : ''}. Set it in the .env file.`,
      ...firstFound(textPlace(files, `\${${name}`), placeNamedIn(text, files)),
    }),
  },
  {
    says: /invalid interpolation format for ([\w.[\]-]+?)\.?\s/,
    means: ([, path = ''], files) => ({
      message: 'A $ begins a variable here that does not end. Write ${NAME}, or $$ for a dollar sign.',
      ...placeAtPath(files, stepsOf(path)),
    }),
  },
  {
    says: /(\(root\)|[\w.[\]-]+) [Aa]dditional propert(?:y|ies) '?(.+?)'? (?:is|are) not allowed/,
    means: ([, path = '', key = ''], files) => ({
      message: `${key} is not known here.`,
      ...placeAtPath(files, [...stepsOf(path.replace(/^\(root\)$/, '')), key]),
    }),
  },
  {
    says: /service "([^"]+)" refers to undefined (volume|network|secret|config) ([^\s:]+)/,
    means: ([, service = '', kind = '', name = ''], files) => ({
      message: `${service} refers to the ${kind} ${name}, which is not defined. Add it under ${kind}s: at the top level.`,
      ...firstFound(
        valueBelow(files, ['services', service, `${kind}s`], name),
        placeAtPath(files, ['services', service]),
      ),
    }),
  },
  {
    says: /service "([^"]+)" depends on undefined service "?([^\s":]+)/,
    means: ([, service = '', name = ''], files) => ({
      message: `${service} depends on the service ${name}, which is not defined.`,
      ...firstFound(
        valueBelow(files, ['services', service], name),
        placeAtPath(files, ['services', service]),
      ),
    }),
  },
  {
    says: /dependency cycle detected: (.+)/,
    means: ([, circle = ''], files) => ({
      message: `These services wait for each other in a circle: ${circle.replaceAll('->', '→')}.`,
      ...placeAtPath(files, ['services', circle.split(' -> ')[0] ?? '', 'depends_on']),
    }),
  },
  {
    says: /env file (\S+) not found/,
    means: ([, path = ''], files) => ({
      message: `The env file ${path} does not exist. Create it, or mark it with "required: false".`,
      ...valueNaming(files, path),
    }),
  },
  {
    says: /(?:open|stat) (\S+): no such file or directory/,
    means: ([, path = ''], files) => ({
      message: `The file ${path} does not exist.`,
      ...valueNaming(files, path),
    }),
  },
  {
    says: /service "?([\w.-]+)"? has neither an image nor a build context/,
    means: ([, service = ''], files) => ({
      message: `${service} has neither an image nor a build.`,
      ...placeAtPath(files, ['services', service]),
    }),
  },
  {
    says: /error decoding '([^']+)': (.+)/,
    means: ([, path = '', text = ''], files) => ({
      message: `${stepsOf(path).join('.')}: ${plainWords(text)}.`,
      ...placeAtPath(files, stepsOf(path)),
    }),
  },
  {
    says: /[Ii]nvalid (hostPort|containerPort|host port|container port|ip address|proto)[^:]*: (\S+)/,
    means: ([, what = '', value = ''], files) => ({
      message: `${value} is no ${what.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`,
      ...valueNaming(files, value),
    }),
  },
  {
    says: /can't set container_name and (\S+) as container name must be unique/,
    means: ([, service = ''], files) => ({
      message: `${service} has a container_name, so there can be only one of it. Remove the name, or the number of copies.`,
      ...placeAtPath(files, ['services', service, 'container_name']),
    }),
  },
  {
    says: /yaml: map merge requires map/,
    means: (_, files) => ({
      message: 'What << brings in must be a map, or a list of maps.',
      ...textPlace(files, '<<'),
    }),
  },
  {
    says: /yaml: control characters are not allowed/,
    means: (_, files) => ({
      message: 'There is a control character here that YAML does not allow. Remove it.',
      ...firstFound(...files.map((file) => textPlace([file], controlCharacterIn(file)))),
    }),
  },
  {
    says: /empty compose file/,
    means: (_, files) => ({
      message: 'There are no services in the file. It begins with "services:".',
      ...linePlace(files, 1),
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
  const plain = text
    .replace(/^(?:validating|parsing) \S+: /, '')
    .replace(/: invalid compose project$/, '')
    .replace(/^(\S+) \1 /, '$1 ');
  return { message: plain.trim().replace(/([^.])$/, '$1.'), ...placeNamedIn(plain, searched) };
}

function controlCharacterIn({ document }: NamedDocument): string {
  return /(?![\t\n\r\u0085])\p{Cc}/u.exec(document.text)?.[0] ?? '\0';
}

/** What Go's own parsers say of a value. */
function plainWords(text: string): string {
  return text
    .replace(/strconv\.\w+: parsing ("[^"]*"): invalid syntax/, '$1 is not a number')
    .replace(/time: invalid duration ("[^"]*")/, '$1 is not a duration such as 30s or 1m30s')
    .replace(/invalid size: ('[^']*')/, '$1 is not a size such as 512m or 2g');
}
