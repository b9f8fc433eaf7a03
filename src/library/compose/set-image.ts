import { familiarReference, parseReference } from '../image-reference/image-reference.ts';
import {
  extended,
  imagePlaces,
  memberOf,
  serviceIn,
  sharersOf,
  type ImagePlace,
  type SourceFile,
} from './image-place.ts';
import { changed, refused, type SetImage } from './image-refusal.ts';
import { fitTemplate, parseTemplate, usesDefault, valueOfPart, type TemplatePart } from './image-template.ts';
import { setVariable, valueIn, type EnvironmentFile } from './set-variable.ts';

export interface SetImageRequest {
  readonly service: string;
  /** The reference that shall stand there. */
  readonly image: string;
  /** In the order in which compose merges them. */
  readonly files: readonly SourceFile[];
  /** What `include` and `extends` name. */
  readonly parts: readonly SourceFile[];
  /** What compose reads for `${…}`; later ones win. */
  readonly environment: readonly EnvironmentFile[];
  /** What compose is given beside env files; these win over a file. */
  readonly given: ReadonlySet<string>;
}

/**
 * Gives a service another image by the smallest edit of one text: the image itself, a default in it, or the variable that it is
 * made of. Everything else keeps its bytes. Refuses where something else would change as well, as far as the texts tell.
 */
export function setImage(request: SetImageRequest): SetImage {
  const { service, image, files } = request;
  if (!parseReference(image)) return refused('not-an-image', { image });
  const written = files.map(({ document }) => ({ document, node: serviceIn(document, service) }));
  if (written.some(({ document, node }) => memberOf(document, node, 'build') !== null))
    return refused('built', { service });
  const places = imagePlaces(files, service);
  const place = places.at(-1);
  if (!place) return refuseElsewhere(request);
  return setAt(request, place, places);
}

/** The service may come from a file that is not this stack's alone. */
function refuseElsewhere({ service, files, parts }: SetImageRequest): SetImage {
  for (const { document } of files.toReversed()) {
    const base = extended(document, serviceIn(document, service));
    if (!base) continue;
    const place = base.file === null ? base.service : `${base.service} (${base.file})`;
    return refused('extended', { service, base: place });
  }
  if (files.some(({ document }) => serviceIn(document, service) !== null))
    return refused('no-image', { service });
  const part = parts.find(({ document }) => serviceIn(document, service) !== null);
  return part ? refused('included', { service, path: part.path }) : refused('no-service', { service });
}

/** What stands there, in its pieces, each with what it stands for. */
interface Written {
  readonly text: string;
  readonly parts: readonly TemplatePart[];
  readonly setTo: readonly (string | undefined)[];
  readonly values: readonly string[];
}

function setAt(request: SetImageRequest, place: ImagePlace, places: readonly ImagePlace[]): SetImage {
  const { service, image, environment, files, parts: others } = request;
  const written = readWritten(request, place);
  if ('is' in written) return written;
  const { text, parts, setTo, values } = written;
  if (isSameImage(values.join(''), image)) return { is: 'already' };
  const fit = fitTemplate(parts, values, image);
  if (!fit) return refused('does-not-fit', { text, image });
  const { part, value } = fit;
  if (part.kind === 'variable' && part.operator.endsWith('+'))
    return refused('variable-replaces', { variable: part.name });
  const sharers = sharersOf(place, service);
  if (sharers.length > 0) return refused('shared', { service, others: sharers.slice(0, 5).join(', ') });
  const isInPlace = part.kind === 'text' || usesDefault(part, setTo[parts.indexOf(part)]);
  if (isInPlace) return rewritten(place, text, part, value);
  const sources = [...files, ...others];
  return setVariable({ name: part.name, value, environment, sources, places });
}

function readWritten({ environment, given }: SetImageRequest, place: ImagePlace): Written | SetImage {
  const text = bareText(place);
  if (text === null) return refused('odd-text', { path: place.file.path });
  const parts = parseTemplate(text);
  if (!parts) return refused('odd-variable', { text });
  const setTo = parts.map((part) => (part.kind === 'text' ? undefined : valueIn(environment, part.name)));
  const values: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'variable' && given.has(part.name))
      return refused('variable-given', { variable: part.name });
    const value = valueOfPart(part, setTo[index]);
    if (value === undefined)
      return refused('variable-unset', { variable: part.kind === 'text' ? '' : part.name });
    values.push(value);
  }
  return { text, parts, setTo, values };
}

/** Null for what is written in another way than it is read: escapes, blocks, several lines, no text at all. */
function bareText({ file, scalar }: ImagePlace): string | null {
  const [from, to] = scalar.range;
  const inset = insetOf(scalar);
  const text = file.text.slice(from + inset, to - inset);
  return text === scalar.value ? text : null;
}

function insetOf({ type }: ImagePlace['scalar']): 0 | 1 {
  return type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? 1 : 0;
}

function rewritten({ file, scalar }: ImagePlace, text: string, part: TemplatePart, value: string): SetImage {
  const span = part.kind === 'text' ? part : { from: part.wordFrom, to: part.wordTo };
  const after = text.slice(0, span.from) + value + text.slice(span.to);
  const [from, to] = scalar.range;
  const inset = insetOf(scalar);
  return changed({
    path: file.path,
    place: 'image',
    variable: part.kind === 'text' ? null : part.name,
    before: text,
    after,
    text: file.text.slice(0, from + inset) + after + file.text.slice(to - inset),
  });
}

function isSameImage(one: string, other: string): boolean {
  return one === other || inFull(one) === inFull(other);
}

function inFull(text: string): string {
  const parsed = parseReference(text);
  if (!parsed) return text;
  return familiarReference({ ...parsed, tag: parsed.tag ?? (parsed.digest === null ? 'latest' : null) });
}
