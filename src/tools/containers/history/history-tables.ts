/** Tables of the history of containers. */
export interface HistoryTables {}
