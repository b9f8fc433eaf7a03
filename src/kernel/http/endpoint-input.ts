import type { z } from 'zod';
import type { EndpointInput } from '#contracts/client.ts';
import type { Endpoint } from '#contracts/contract.ts';
import { invalid } from '#kernel/errors.ts';
import type { Issue } from '#kernel/errors.ts';

const mostIssues = 20;
const longestSegment = 64;

/**
 * Parses what a caller sent with the endpoint's schemas. Throws `invalid` with one issue per field; never with the value
 * that was refused, which may be a password.
 */
export function parseInput(endpoint: Endpoint, raw: EndpointInput): EndpointInput {
  const body = endpoint.kind === 'call' ? endpoint.body : undefined;
  const issues: Issue[] = [];
  const parse = (schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (!parsed.success) issues.push(...parsed.error.issues.map(describeIssue));
    return parsed.data;
  };
  const params = parse(endpoint.params, raw.params ?? {});
  const query = parse(endpoint.query, withArrays(endpoint.query, raw.query ?? {}));
  const parsedBody = parse(body, raw.body);
  if (issues.length > 0) throw invalid('Some fields were not accepted.', issues.slice(0, mostIssues));
  return {
    ...(endpoint.params && { params: params as EndpointInput['params'] }),
    ...(endpoint.query && { query: query as EndpointInput['query'] }),
    ...(body && { body: parsedBody }),
  };
}

function describeIssue(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.map((segment) => String(segment).slice(0, longestSegment)).join('.');
  // Its own message would repeat the names that were sent.
  return {
    path,
    message: issue.code === 'unrecognized_keys' ? 'Has fields that do not exist.' : issue.message,
  };
}

/** One value of a repeatable field looks like a single one in an address. */
function withArrays(
  schema: z.ZodType | undefined,
  query: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const repeatable = schema ? arrayFields(schema) : [];
  const lists = repeatable
    .filter((name) => name in query && !Array.isArray(query[name]))
    .map((name) => [name, [query[name]]] as const);
  return lists.length > 0 ? { ...query, ...Object.fromEntries(lists) } : query;
}

const known = new WeakMap<z.ZodType, readonly string[]>();

function arrayFields(schema: z.ZodType): readonly string[] {
  const found =
    known.get(schema) ?? Object.keys(shapeOf(schema)).filter((name) => isArray(shapeOf(schema)[name]!));
  known.set(schema, found);
  return found;
}

function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  return (schema as Partial<z.ZodObject>).shape ?? {};
}

/** Looks through optional, default, nullable and pipes at what is parsed first. */
function isArray(schema: z.ZodType): boolean {
  const definition = schema.def as {
    readonly type: string;
    readonly innerType?: z.ZodType;
    readonly in?: z.ZodType;
  };
  const inner = definition.innerType ?? definition.in;
  return inner ? isArray(inner) : definition.type === 'array';
}
