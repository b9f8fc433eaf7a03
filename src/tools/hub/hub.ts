import type { Audit } from '#kernel/audit/audit.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { HubAuthenticator } from './hub-authenticator.ts';
import type { HubSchema } from './hub-schema.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { Throttle } from './throttle.ts';

/** What Hub's behaviour works with. */
export interface Hub {
  readonly database: Database<HubSchema>;
  readonly bus: EventBus<HubSchema>;
  readonly audit: Audit<HubSchema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly hasher: PasswordHasher;
  readonly throttle: Throttle;
  readonly authenticator: HubAuthenticator;
}
