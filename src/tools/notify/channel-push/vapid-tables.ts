export interface VapidTables {
  /** One row. */
  vapid_keys: { id: string; sealed: string };
}
