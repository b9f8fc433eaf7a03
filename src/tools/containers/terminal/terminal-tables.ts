/** Terminals that are open, so that a start after a crash finds and ends what they left running. */
export interface TerminalTables {
  terminals: {
    id: string;
    host: string;
    container_id: string;
    container_name: string;
    /** As it was asked for; null: the container's own. */
    run_as: string | null;
    /** `Caller`: who opened it. */
    opened_by: string;
    opened_at_ms: number;
  };
}
