import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { WantedContainer } from '#contracts/containers/edit.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { readJson, toJson } from './create-json.ts';
import { specIssues } from './issues/spec-issues.ts';
import type { Situation } from './issues/situation.ts';
import { applySpec, specOf } from './spec/apply-spec.ts';

/** What somebody wants, understood. */
export interface Understood {
  /** Null when the text cannot be read. */
  readonly body: ContainerBody | null;
  readonly issues: EditIssue[];
  /** Variables whose values the caller knows, having sent them. */
  readonly isShown: (variable: string) => boolean;
}

/** `base` is what a form changes, and where kept values come from. */
export function understand(
  wanted: WantedContainer,
  base: ContainerBody,
  situation: Omit<Situation, 'kept'>,
): Understood {
  const kept = new Set(specOf(base).environment.map(({ name }) => name));
  if (wanted.kind === 'spec') {
    const { spec } = wanted;
    const hidden = new Set(spec.environment.filter(({ value }) => value === null).map(({ name }) => name));
    return {
      body: applySpec(base, spec),
      issues: specIssues(spec, { ...situation, kept }),
      // Of a name that is listed twice, one value may be hidden: then both are.
      isShown: (name) => !hidden.has(name),
    };
  }
  const json = readJson(wanted.json, base.create.Env ?? []);
  if (!json.read) return { body: null, issues: json.issues, isShown: () => false };
  const body = { name: wanted.name, create: json.create };
  return {
    body,
    issues: specIssues(specOf(body), { ...situation, kept }),
    isShown: (name) => json.typed.has(name),
  };
}

/** Both forms of a body, with the values that the caller does not know masked. */
export function bothForms(
  body: ContainerBody,
  isShown: (variable: string) => boolean,
): { spec: ContainerSpec; json: string } {
  const spec = specOf(body);
  const environment = spec.environment.map(({ name, value }) => ({
    name,
    value: isShown(name) ? value : null,
  }));
  return { spec: { ...spec, environment }, json: toJson(body.create, isShown) };
}

/** What cannot be read has neither form. */
export const noForm = { spec: null, json: null };
