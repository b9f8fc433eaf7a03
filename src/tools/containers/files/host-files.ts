/** Files in containers and volumes. */
export interface HostFiles {}
