import type { CallOptions } from '#contracts/client.ts';
import type { ContainerDetails, ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreateOptions, RecreatePlan, RecreationRecord } from '#contracts/containers/recreate.ts';
import type { ServiceImageChange } from '#contracts/containers/service-image.ts';
import type { Words } from '#contracts/words.ts';

/** For one pull; never kept. */
export type PullLogin =
  | { readonly username: string; readonly password: string }
  | { readonly identitytoken: string };

type ContainerId = { readonly host: string; readonly id: string };
type ServiceId = { readonly host: string; readonly stack: string; readonly service: string };
type RecreateBody = Partial<Omit<RecreateOptions, 'login' | 'configHash'>> & {
  readonly login?: PullLogin;
  readonly configHash?: string;
};

export interface ServiceImagePlan {
  readonly isPossible: boolean;
  readonly problem: Words | null;
  readonly change: ServiceImageChange | null;
  readonly configHash: string | null;
  readonly isAlready: boolean;
}

export interface ServiceImageOutcome {
  readonly outcome: 'written' | 'already' | 'conflict' | 'refused';
  readonly problem: Words | null;
  readonly change: ServiceImageChange | null;
}

export interface SelfRecreation {
  /** `failed`: neither the old nor the new one could be reached. */
  readonly state: 'none' | 'running' | 'succeeded' | 'back' | 'failed';
  readonly problem: string | null;
  /** Tells one replacement from another. */
  readonly startedAtMs: number | null;
}

/** What is asked of Containers, as its client answers. */
export interface ContainersPort {
  list(
    input: { query: { host?: string; stack?: string } },
    options?: CallOptions,
  ): Promise<{ containers: ContainerSummary[] }>;
  details(
    input: { params: ContainerId },
    options?: CallOptions,
  ): Promise<Pick<ContainerDetails, 'dependsOn'>>;
  planRecreate(
    input: { params: ContainerId; body: RecreateBody },
    options?: CallOptions,
  ): Promise<RecreatePlan>;
  recreate(
    input: { params: ContainerId; query: object; body: RecreateBody },
    options?: CallOptions,
  ): Promise<Operation>;
  recreations(
    input: { query: { host?: string; name?: string; operation?: string; limit?: number } },
    options?: CallOptions,
  ): Promise<RecreationRecord[]>;
  operations(input: { query: { limit: number } }, options?: CallOptions): Promise<Operation[]>;
  planRevert(input: { params: { recreation: string } }, options?: CallOptions): Promise<RecreatePlan>;
  revertRecreation(
    input: { params: { recreation: string }; query: object },
    options?: CallOptions,
  ): Promise<Operation>;
  planServiceImage(
    input: { params: ServiceId; body: { image: string } },
    options?: CallOptions,
  ): Promise<ServiceImagePlan>;
  setServiceImage(
    input: { params: ServiceId; body: { image: string } },
    options?: CallOptions,
  ): Promise<ServiceImageOutcome>;
  recreateSelf(
    input: {
      params: { host: string };
      body: Pick<RecreateBody, 'digest' | 'login' | 'configHash' | 'gateSeconds'> & { image: string };
    },
    options?: CallOptions,
  ): Promise<{ helperId: string }>;
  selfRecreation(input: { params: { host: string } }, options?: CallOptions): Promise<SelfRecreation>;
}
