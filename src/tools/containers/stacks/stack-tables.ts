/** Tables of stacks. */
export interface StackTables {}
