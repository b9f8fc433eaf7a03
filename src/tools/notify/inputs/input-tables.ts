export interface InputTables {
  inputs: {
    id: string;
    name: string;
    /** `InputSettings` */
    settings: string;
    is_enabled: number;
    token_hash: string;
    token_hint: string;
    last_seen_ms: number | null;
    last_problem: string | null;
    last_problem_es: string | null;
    /** Sealed: bodies may hold anything. */
    last_body: string | null;
    is_missing: number;
    created_ms: number;
    created_by: string;
  };
}
