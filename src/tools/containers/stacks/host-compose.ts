/** Runs compose on a host, and reads and writes the files it uses. */
export interface HostCompose {}
