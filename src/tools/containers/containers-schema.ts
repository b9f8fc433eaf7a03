import type { OperationSubject } from '#contracts/containers/operation.ts';
import type { HistoryTables } from './history/history-tables.ts';
import type { RecreationTables } from './recreate/recreation-tables.ts';
import type { SelfTables } from './self/self-tables.ts';
import type { StackTables } from './stacks/stack-tables.ts';
import type { TerminalTables } from './terminal/terminal-tables.ts';

/** The tables of this tool. JSON columns hold the types named beside them. */
export interface ContainersSchema
  extends RecreationTables, SelfTables, StackTables, HistoryTables, TerminalTables {
  operations: {
    id: string;
    kind: string;
    host: string;
    subject: OperationSubject;
    target_id: string;
    target_name: string;
    state: 'running' | 'succeeded' | 'failed' | 'interrupted';
    /** `Operation['steps']` */
    steps: string;
    started_by: string;
    started_at_ms: number;
    ended_at_ms: number | null;
    /** `Operation['error']` */
    error: string | null;
    command: string;
    /** `Resource`; null for an operation from before grants. */
    resource: string | null;
  };
  /** What was last known of each container, so that it can be shown and compared after a restart. */
  known_containers: {
    host: string;
    id: string;
    /** `ContainerRecord` */
    record: string;
  };
  known_hosts: {
    id: string;
    /** 1 after `host-unreachable` was published, until `host-reachable` is. */
    unreachable: number;
  };
}
