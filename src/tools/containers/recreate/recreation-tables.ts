/** Tables of recreations. */
export interface RecreationTables {}
