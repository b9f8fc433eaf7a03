import type { MonitorDraft, MonitorRules, MonitorTag } from '#contracts/pulse/monitor.ts';
import { defaultRules } from '#contracts/pulse/monitor.ts';
import { invalid, type Issue } from '#kernel/errors.ts';
import { type SettingValues, withKeptSecrets } from '#kernel/settings/secret-settings.ts';
import { checkConditions } from './check-conditions.ts';
import { parentProblem, type Parents } from './monitor-tree.ts';
import type { AnyKind, StoredMonitor, WantedMonitor } from './stored-monitor.ts';

export interface DraftContext {
  readonly kinds: readonly AnyKind[];
  readonly parents: Parents;
  /** The one that is changed, or whose secrets are used. */
  readonly kept?: StoredMonitor | undefined;
}

/**
 * What somebody wants, whole: defaults filled in, secrets that were not mentioned as they were.
 * @throws NexusError `invalid` with every field that cannot be so.
 */
export function checkDraft(draft: MonitorDraft, { kinds, parents, kept }: DraftContext): WantedMonitor {
  const kind = kinds.find((one) => one.kind === draft.kind);
  if (!kind)
    throw invalid(
      {
        en: `There is no kind of monitor called ${draft.kind}.`,
        es: `No existe ningún tipo de monitor llamado ${draft.kind}.`,
      },
      [{ path: 'kind', message: 'Choose one of the list.', es: 'Elige uno de la lista.' }],
    );
  const secrets = kept?.kind === draft.kind ? kept.settings : {};
  const settings = withKeptSecrets(kind.settings, draft.settings, secrets);
  const rules = rulesOf(draft);
  const issues = [
    ...settingIssues(kind, settings),
    ...ruleIssues(rules),
    ...checkConditions(draft.conditions, kind),
    ...parentIssues(parents, kept?.id, draft.parentId),
  ];
  if (issues.length > 0)
    throw invalid(
      { en: 'Some of it is missing or not right.', es: 'Falta algo o hay algo que no es correcto.' },
      issues,
    );
  const { name, conditions, parentId, labels, notes } = draft;
  const tags = withoutRepeats(draft.tags);
  return { ...rules, name, kind: draft.kind, settings, conditions, tags, parentId, labels, notes };
}

function rulesOf(draft: MonitorDraft): MonitorRules {
  const { intervalMs, failuresToConfirm, successesToRecover, degradedAboveMs } = draft;
  const { resendEveryMs, isUpsideDown, severity } = draft;
  const retryIntervalMs = draft.retryIntervalMs ?? Math.min(defaultRules.retryIntervalMs, intervalMs);
  const timeoutMs = draft.timeoutMs ?? Math.min(defaultRules.timeoutMs, intervalMs);
  return {
    intervalMs,
    retryIntervalMs,
    timeoutMs,
    failuresToConfirm,
    successesToRecover,
    degradedAboveMs,
    resendEveryMs,
    isUpsideDown,
    severity,
  };
}

function settingIssues(kind: AnyKind, settings: SettingValues): Issue[] {
  const parsed = kind.settings.safeParse(settings);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path: ['settings', ...path].map(String).join('.'),
    message,
  }));
}

export function ruleIssues({
  intervalMs,
  retryIntervalMs,
  timeoutMs,
  degradedAboveMs,
}: MonitorRules): Issue[] {
  const issues: Issue[] = [];
  if (timeoutMs > intervalMs)
    issues.push({
      path: 'timeoutMs',
      message: 'A check has to end before the next one begins.',
      es: 'Una comprobación debe acabar antes de que empiece la siguiente.',
    });
  if (retryIntervalMs > intervalMs)
    issues.push({
      path: 'retryIntervalMs',
      message: 'A failure is looked at again sooner, not later.',
      es: 'Un fallo se vuelve a comprobar antes, no después.',
    });
  if (degradedAboveMs !== null && degradedAboveMs >= timeoutMs)
    issues.push({
      path: 'degradedAboveMs',
      message: 'An answer as slow as that is taken for none.',
      es: 'Una respuesta tan lenta se toma por ninguna.',
    });
  return issues;
}

export function parentIssues(parents: Parents, id: string | undefined, parentId: string | null): Issue[] {
  const problem = parentId === null ? null : parentProblem(parents, id, parentId);
  return problem === null ? [] : [{ path: 'parentId', message: problem.en, es: problem.es }];
}

export function withoutRepeats(tags: readonly MonitorTag[]): MonitorTag[] {
  const byText = new Map(tags.map((tag) => [tagText(tag), tag]));
  return [...byText.values()];
}

/** As people filter by it: `name` or `name=value`. */
export function tagText({ name, value }: MonitorTag): string {
  return value === undefined ? name : `${name}=${value}`;
}

/** A tag without a value stands for all of its name. */
export function hasTag(tags: readonly MonitorTag[], { name, value }: MonitorTag): boolean {
  return tags.some((tag) => tag.name === name && (value === undefined || tag.value === value));
}
