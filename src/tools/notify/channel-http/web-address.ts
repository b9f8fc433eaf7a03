import { z } from 'zod';

/** An address that messages are posted to. */
export const webAddress = z.url({ protocol: /^https?$/ });
