import type { StackVersionState } from '#contracts/containers/stack.ts';

/** Tables of stacks. JSON columns hold lists of texts unless said otherwise. */
export interface StackTables {
  stacks: {
    host: string;
    name: string;
    origin: 'managed' | 'adopted';
    working_directory: string;
    config_files: string;
    environment_files: string;
    added_by: string;
    added_at_ms: number;
  };
  stack_versions: {
    id: string;
    host: string;
    stack: string;
    state: StackVersionState;
    at_ms: number;
    by: string;
    /** Paths that differ from the version before. */
    changed: string;
    /** `StackVersion['images']` */
    images: string;
    /** Tells two contents apart without opening them. */
    content_hash: string;
    /** `VersionContent`, sealed: env files and compose files hold secrets. */
    content: string;
  };
}
