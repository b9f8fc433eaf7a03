/** Commands run inside containers. */
export interface HostTerminals {}
