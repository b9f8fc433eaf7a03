/** What containers use, read once for the history. */
export interface HostUsage {}
