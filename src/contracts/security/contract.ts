import { defineContract } from '../contract.ts';
import { auditRecorded } from '../hub/audit.ts';
import { acceptanceEndpoints } from './acceptance.ts';
import { differenceEndpoints } from './difference.ts';
import { securityEvents } from './events.ts';
import { feedsEndpoints } from './feeds.ts';
import { flawsEndpoints } from './flaw.ts';
import { imagesEndpoints } from './image.ts';
import { labEndpoints } from './lab.ts';

export const security = defineContract({
  id: 'security',
  title: 'Security',
  events: [...securityEvents, auditRecorded.security],
  endpoints: {
    ...labEndpoints,
    ...imagesEndpoints,
    ...flawsEndpoints,
    ...differenceEndpoints,
    ...acceptanceEndpoints,
    ...feedsEndpoints,
  },
});
