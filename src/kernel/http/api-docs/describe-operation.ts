import type { Contract, Endpoint } from '#contracts/contract.ts';
import type { JsonSchema, SchemaComponents } from './schema-components.ts';
import { propertiesOf } from './type-in-words.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

/** A response object, or a pointer to one. */
interface Response {
  readonly description?: string;
  readonly content?: Content;
  readonly $ref?: string;
}

interface Content {
  readonly [type: string]: { readonly schema: JsonSchema };
}

/** An OpenAPI operation object, as far as we fill it. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-nexus-kind': Endpoint['kind'];
  readonly 'x-nexus-access': string;
  /** True when the permission may hold for some hosts, stacks or labels only. */
  readonly 'x-nexus-scoped': boolean;
  readonly 'x-nexus-incoming'?: JsonSchema;
  readonly 'x-nexus-outgoing'?: JsonSchema;
}

/** Bytes as they are (OpenAPI 3.1, "Considerations for File Uploads"). */
const bytes: JsonSchema = { contentMediaType: 'application/octet-stream' };

const failure = { default: { $ref: '#/components/responses/Problem' } };

export function describeOperation(
  contract: Contract,
  name: string,
  endpoint: Endpoint,
  components: SchemaComponents,
): Operation {
  return {
    operationId: `${contract.id}.${name}`,
    tags: [contract.id],
    summary: endpoint.summary,
    description: accessInWords(endpoint),
    parameters: parametersOf(endpoint, components),
    'x-nexus-kind': endpoint.kind,
    'x-nexus-access': endpoint.access,
    'x-nexus-scoped': endpoint.scoped ?? false,
    ...exchangeOf(endpoint, components),
  };
}

type Exchange = Pick<Operation, 'requestBody' | 'responses' | 'x-nexus-incoming' | 'x-nexus-outgoing'>;

function exchangeOf(endpoint: Endpoint, { schemaOf }: SchemaComponents): Exchange {
  if (endpoint.kind === 'stream') {
    const content = { 'text/event-stream': { schema: schemaOf(endpoint.item, 'output') } };
    const description =
      'One item in the data of each event. An event named `problem` tells why the stream ended.';
    return { responses: { 200: { description, content }, ...failure } };
  }
  if (endpoint.kind === 'channel') {
    return {
      responses: { 101: { description: 'A WebSocket of JSON messages.' }, ...failure },
      'x-nexus-incoming': schemaOf(endpoint.incoming, 'input'),
      'x-nexus-outgoing': schemaOf(endpoint.outgoing, 'output'),
    };
  }
  if (endpoint.kind === 'download') {
    const content = { 'application/octet-stream': { schema: bytes } };
    return { responses: { 200: { description: 'The file, as an attachment.', content }, ...failure } };
  }
  if (endpoint.kind === 'raw') {
    const requestBody = { required: true as const, content: { '*/*': { schema: bytes } } };
    const hasBody = endpoint.methods[0] !== 'GET' && endpoint.methods[0] !== 'DELETE';
    return {
      ...(hasBody && { requestBody }),
      responses: { 200: { description: 'As the protocol has it.' }, ...failure },
    };
  }
  const content = { 'application/json': { schema: schemaOf(endpoint.result, 'output') } };
  if (endpoint.kind === 'upload') {
    const requestBody = {
      required: true as const,
      content: { 'application/octet-stream': { schema: bytes } },
    };
    return { requestBody, responses: { 200: { description: 'Done.', content }, ...failure } };
  }
  const body = endpoint.body && { 'application/json': { schema: schemaOf(endpoint.body, 'input') } };
  return {
    ...(body && { requestBody: { required: true, content: body } }),
    responses: { 200: { description: 'Done.', content }, ...failure },
  };
}

function parametersOf(endpoint: Endpoint, { schemaOf }: SchemaComponents): Parameter[] {
  const fields = (place: 'path' | 'query'): Parameter[] => {
    const schema = place === 'path' ? endpoint.params : endpoint.query;
    if (!schema) return [];
    const object = schemaOf(schema, 'input');
    const parsed = new Map(propertiesOf(schemaOf(schema, 'output')));
    return propertiesOf(object).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || (object.required?.includes(name) ?? false),
      // `true` in an address is a text that means a boolean.
      schema: parsed.get(name)?.type === 'boolean' ? parsed.get(name)! : field,
    }));
  };
  const resume: Parameter = {
    name: 'Last-Event-ID',
    in: 'header',
    required: false,
    description: 'Go on after the item with this id.',
    schema: { type: 'string' },
  };
  return [...fields('path'), ...fields('query'), ...(endpoint.kind === 'stream' ? [resume] : [])];
}

function accessInWords({ access, scoped }: Endpoint): string {
  if (access === 'public') return 'Anyone may do this.';
  if (access === 'signed-in') return 'Anyone who is signed in may do this.';
  if (access === 'tool') return 'Only another process of the same NEXUS may do this.';
  return `Needs the permission \`${access}\`${scoped ? ', for what is touched' : ''}.`;
}
