/** Recreates containers so that nothing is lost. */
export interface Recreation {}
