/** A monitor of a group. */
export interface MemberState {
  readonly name: string;
  readonly state: 'up' | 'degraded' | 'down' | 'maintenance' | 'unknown' | 'pending' | 'paused';
}
