import type { RecreationRecord } from '#contracts/containers/recreate.ts';

/** Tables of recreations. JSON columns hold the types named beside them. */
export interface RecreationTables {
  recreations: {
    id: string;
    host: string;
    operation_id: string;
    /** The container's, before. */
    name: string;
    kind: string;
    reason: string;
    started_by: string;
    /** Written before what it names begins. */
    phase: RecreationRecord['phase'];
    outcome: RecreationRecord['outcome'];
    problem: string | null;
    /** `{ stack: string | null, labels: Record<string, string> }`: who may see it, also when the container is gone. */
    resource: string;
    /** `Pick<RecreationRecord, 'image' | 'oldId' | 'newId' | 'dependents' | 'warnings'>` */
    summary: string;
    /** `FieldComparison[]` */
    report: string;
    /** `Draft`, sealed: it holds the environment. Null once it is too old to go back to. */
    draft: string | null;
    started_at_ms: number;
    ended_at_ms: number | null;
  };
}
