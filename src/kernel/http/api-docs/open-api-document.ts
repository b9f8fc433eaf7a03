import { Problem } from '#contracts/access.ts';
import { methodsOf } from '#contracts/contract.ts';
import type { Access, Contract } from '#contracts/contract.ts';
import { describeOperation } from './describe-operation.ts';
import type { Operation } from './describe-operation.ts';
import { schemaComponents } from './schema-components.ts';
import type { JsonSchema } from './schema-components.ts';

/** The part of an OpenAPI 3.1 document that we write. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** Path, then lower-case method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-nexus',
    description: 'Set by signing in. Requests that change something must come from NEXUS itself (Origin).',
  },
  token: { type: 'http', scheme: 'bearer', description: 'An API token, made under Settings, API tokens.' },
  peer: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Nexus-Peer <token>`: another process of the same NEXUS.',
  },
};

/** Describes contracts as OpenAPI 3.1. Streams and channels, for which OpenAPI has no words, have `x-nexus-…` fields. */
export function openApiDocument(contracts: readonly Contract[], version: string): OpenApiDocument {
  const components = schemaComponents();
  const problem = components.schemaOf(Problem, 'output');
  const paths: Record<string, Record<string, Operation>> = {};
  for (const contract of contracts) {
    for (const [name, endpoint] of Object.entries(contract.endpoints)) {
      const path = `/api/${contract.id}${endpoint.path}`;
      // An operation's id names one method: the usual one.
      const method = methodsOf(endpoint)[0].toLowerCase();
      const operation = describeOperation(contract, name, endpoint, components);
      paths[path] = { ...paths[path], [method]: { ...operation, security: securityOf(endpoint.access) } };
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'NEXUS', version, description: 'Everything that the pages of NEXUS do, for programs.' },
    servers: [{ url: '/' }],
    tags: contracts.map(({ id, title }) => ({ name: id, description: title })),
    paths,
    components: {
      schemas: { ...components.schemas, Problem: problem },
      responses: {
        Problem: {
          description:
            'Why it was not done (RFC 9457). `code` is stable; `issues` names the fields of a 400.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes,
    },
  };
}

function securityOf(access: Access): Operation['security'] {
  if (access === 'public') return [];
  return access === 'tool' ? [{ peer: [] }] : [{ session: [] }, { token: [] }];
}
