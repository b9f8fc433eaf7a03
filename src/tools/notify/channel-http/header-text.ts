import { z } from 'zod';

/** A secret that goes into a header. What was copied with it, such as a line end, is taken off; no header could hold it. */
export const headerText = z
  .string()
  .trim()
  .regex(/^[\x20-\x7e]*$/, 'Use letters, digits and signs of ASCII only, on one line.');
