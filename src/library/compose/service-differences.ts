import type { ServiceConfig } from './service-hash.ts';

export interface ServiceDifference {
  /** Dotted, as in the compose file; entries of lists of settings by their name: `ports`, `environment.TZ`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Whose values may be secrets: they are compared and never told. */
const secretFields = /^(?:environment|build\.args|secrets|credential_spec)(?:\.|$)/;
const maxValueLength = 300;

/** What differs between two configurations of a service that concerns its container, field by field. */
export function compareServices(
  before: ServiceConfig,
  after: ServiceConfig,
  mask: string,
): ServiceDifference[] {
  const [old, now] = [flatten(before), flatten(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return fields.flatMap((field) => {
    const [was, is] = [old.get(field) ?? null, now.get(field) ?? null];
    if (was === is) return [];
    const shown = (value: string | null) =>
      value === null || value === '' || !secretFields.test(field) ? cut(value) : mask;
    return [{ field, before: shown(was), after: shown(is) }];
  });
}

/** Maps are taken apart; a list is one value, as its order may matter. */
function flatten(service: ServiceConfig): Map<string, string> {
  const flat = new Map<string, string>();
  const add = (field: string, value: unknown, depth: number): void => {
    if (value === null || value === undefined) {
      // An environment variable without a value, or a network without settings, is there all the same.
      if (field.includes('.')) flat.set(field, '');
    } else if (Array.isArray(value)) flat.set(field, value.map((item) => inWords(item)).join(', '));
    else if (typeof value === 'object' && depth < 6) {
      const entries = Object.entries(value);
      if (entries.length === 0 && field.includes('.')) flat.set(field, '');
      for (const [key, part] of entries) add(field === '' ? key : `${field}.${key}`, part, depth + 1);
    } else flat.set(field, inWords(value));
  };
  const { build: _, pull_policy: _p, depends_on: _d, ...rest } = service;
  add('', rest, 0);
  return flat;
}

/** The long forms of ports and mounts, which `config` always prints, in the short form that people write. */
function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = new Map(Object.entries(value));
  const text = (name: string) => {
    const field: unknown = fields.get(name);
    return typeof field === 'string' || typeof field === 'number' ? String(field) : '';
  };
  if (fields.has('target') && fields.has('mode') && fields.has('protocol')) {
    const host = [text('host_ip'), text('published')].filter((part) => part !== '').join(':');
    const protocol = text('protocol') === 'tcp' ? '' : `/${text('protocol')}`;
    return `${host === '' ? '' : `${host}:`}${text('target')}${protocol}`;
  }
  if (fields.has('target') && fields.has('type')) {
    const source = text('source');
    const readOnly = fields.get('read_only') === true ? ':ro' : '';
    return `${source === '' ? '' : `${source}:`}${text('target')}${readOnly}`;
  }
  return JSON.stringify(value);
}

function cut(value: string | null): string | null {
  return value !== null && value.length > maxValueLength ? `${value.slice(0, maxValueLength)}…` : value;
}
