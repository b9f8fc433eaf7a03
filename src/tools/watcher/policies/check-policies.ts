import type { PolicyRuleDraft, PolicySettings } from '#contracts/watcher/policy.ts';
import { invalid, type Issue } from '#kernel/errors.ts';
import type { Text } from '#library/text.ts';
import { compilePatterns } from '../tags/patterns.ts';
import { compileTransform } from '../tags/transform.ts';
import { isWebAddress, notWebAddress } from './release-link.ts';
import { windowProblems } from './window-problems.ts';

export interface RulesDraft {
  readonly rules: readonly (PolicyRuleDraft & { readonly id?: string | undefined })[];
  readonly default: Partial<PolicySettings>;
}

/** @throws NexusError `invalid` with every field that cannot be so. */
export function checkPolicies({ rules, default: usual }: RulesDraft): void {
  const issues = [
    ...rules.flatMap(({ match, settings }, index) => [
      ...matchIssues(`rules.${index}.match`, match),
      ...settingsIssues(`rules.${index}.settings`, settings),
    ]),
    ...sameIds(rules),
    ...settingsIssues('default', usual),
  ];
  if (issues.length > 0)
    throw invalid({ en: 'These rules cannot be.', es: 'Estas reglas no son posibles.' }, issues);
}

function settingsIssues(path: string, settings: Partial<PolicySettings>): Issue[] {
  const { transform, window, releaseLink } = settings;
  const compiled = compileTransform(transform ?? '');
  return [
    ...patternIssues(`${path}.include`, settings.include ?? []),
    ...patternIssues(`${path}.exclude`, settings.exclude ?? []),
    ...('problem' in compiled ? [issue(`${path}.transform`, compiled.problem)] : []),
    ...(window ? windowProblems(window) : []).map(({ field, text }) =>
      issue(`${path}.window.${field}`, text),
    ),
    ...(releaseLink && !isWebAddress(releaseLink)
      ? [issue(`${path}.releaseLink`, notWebAddress(releaseLink))]
      : []),
  ];
}

function patternIssues(path: string, patterns: readonly string[]): Issue[] {
  return patterns.flatMap((pattern, index) =>
    compilePatterns([pattern]).problems.map((problem) => issue(`${path}.${index}`, problem)),
  );
}

function matchIssues(path: string, { label }: PolicyRuleDraft['match']): Issue[] {
  if (label === undefined) return [];
  if (label.startsWith('=')) return [issue(`${path}.label`, nameless)];
  return label.startsWith('com.docker.compose.') ? [issue(`${path}.label`, notKept)] : [];
}

function sameIds(rules: RulesDraft['rules']): Issue[] {
  const ids = rules.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index ? [issue(`rules.${index}.id`, twice)] : [],
  );
}

function issue(path: string, { en, es }: Text): Issue {
  return { path, message: en, es };
}

const nameless: Text = {
  en: 'A label begins with its name: name or name=value.',
  es: 'Una etiqueta empieza por su nombre: nombre o nombre=valor.',
};
const notKept: Text = {
  en: 'Labels of compose are not kept. Name the stack instead.',
  es: 'Las etiquetas de compose no se guardan. Indica el stack en su lugar.',
};
const twice: Text = { en: 'This rule is there twice.', es: 'Esta regla está dos veces.' };
