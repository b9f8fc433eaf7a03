export interface MessageTables {
  templates: {
    id: string;
    name: string;
    title: string;
    body: string;
    updated_ms: number;
    updated_by: string;
  };
  /** What changed on hosts, stacks and containers lately, to explain alerts with. */
  changes: {
    id: string;
    at_ms: number;
    host: string;
    stack: string;
    container: string;
    what: string;
    by: string | null;
    detail: string | null;
  };
}
