import { z } from 'zod';
import type { EndpointInput } from '#contracts/client.ts';
import type { Endpoint } from '#contracts/contract.ts';
import { invalid } from '#kernel/errors.ts';
import type { Issue } from '#kernel/errors.ts';

const mostIssues = 20;
const longestSegment = 64;

/** What a handler receives; each part only where the endpoint declares it. */
export interface ParsedInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * Parses what a caller sent with the endpoint's schemas. Throws `invalid` with one issue per field; never with the value
 * that was refused, which may be a password.
 */
export function parseInput(endpoint: Endpoint, raw: EndpointInput): ParsedInput {
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
  if (issues.length > 0) throw invalid(notAccepted, issues.slice(0, mostIssues));
  return {
    ...(endpoint.params && { params }),
    ...(endpoint.query && { query }),
    ...(body && { body: parsedBody }),
  };
}

const notAccepted = { en: 'Some fields were not accepted.', es: 'Algunos campos no se aceptaron.' };

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
  const shape = schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];
  const found = known.get(schema) ?? shape.filter(([, field]) => isArray(field)).map(([name]) => name);
  known.set(schema, found);
  return found;
}

/** Looks through optional, default, nullable and pipes at what is parsed first. */
function isArray(schema: unknown): boolean {
  if (!(schema instanceof z.ZodType)) return false;
  if ('innerType' in schema.def) return isArray(schema.def.innerType);
  return 'in' in schema.def ? isArray(schema.def.in) : schema instanceof z.ZodArray;
}
