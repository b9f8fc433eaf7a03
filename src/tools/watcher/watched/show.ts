import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { ContainerChoices } from '../choices/choices.ts';
import type { Subject } from '../subjects/subject.ts';

/** What was judged of a container. */
export type Judgement = Pick<WatchedContainer, 'verdict' | 'current' | 'track'>;

export interface Decided {
  readonly policy: EffectivePolicy;
  readonly displayName: string | null;
  readonly choices: ContainerChoices;
  readonly runId: string | null;
  readonly nowMs: number;
}

/** A row of the list. */
export function show(subject: Subject, judgement: Judgement, decided: Decided): WatchedContainer {
  const { host, name, id, stack, service, state, image, imageId, isSelf, reference, labels } = subject;
  const { snoozedUntilMs } = decided.choices;
  return {
    host,
    name,
    id,
    displayName: decided.displayName,
    stack,
    service,
    labels: { ...labels },
    state,
    image,
    repository: reference ? `${reference.domain}/${reference.path}` : null,
    imageId,
    ...judgement,
    policy: decided.policy,
    snoozedUntilMs: snoozedUntilMs !== null && snoozedUntilMs > decided.nowMs ? snoozedUntilMs : null,
    runId: decided.runId,
    isSelf,
  };
}
