import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { Words } from '../words.ts';
import { Rank, Severity } from './finding.ts';

const AboutImage = z.object({
  host: z.string(),
  /** As containers name it. */
  reference: z.string(),
  containers: z.array(z.object({ name: z.string(), stack: z.string().nullable() })),
});

const FlawInShort = z.object({
  flaw: z.string(),
  title: z.string().nullable(),
  package: z.string(),
  severity: Severity,
  rank: Rank,
  /** The version of the package that repairs it. */
  repairedIn: z.string().nullable(),
  isExploited: z.boolean(),
});

/**
 * Something to decide about an image changed for the worse, became repairable, or is not accepted any more. Never told of again for
 * the same flaw, package and image line, also when the image is read again.
 */
export const flawsFound = defineEvent(
  'security.flaws-found',
  AboutImage.extend({
    /** `reopened`: a rule that kept it quiet is over. */
    why: z.enum(['new', 'exploited', 'repairable', 'reopened']),
    /** The most urgent first, at most 20. */
    flaws: z.array(FlawInShort),
    count: z.int(),
    rank: Rank,
    summary: Words,
  }),
);
/** Nothing is left of what was told of this image at this rank or above: repaired, accepted, withdrawn, or the image is gone. */
export const flawsSettled = defineEvent(
  'security.flaws-settled',
  AboutImage.extend({
    why: z.enum(['repaired', 'accepted', 'withdrawn', 'gone']),
    summary: Words,
  }),
);
/** What is shown may be old: a feed that the lab needs has not answered for three days. */
export const feedUnanswered = defineEvent(
  'security.feed-unanswered',
  z.object({ feed: z.string(), title: z.string(), sinceMs: z.int(), words: Words }),
);
export const feedAnswers = defineEvent(
  'security.feed-answers',
  z.object({ feed: z.string(), title: z.string() }),
);

/** In one list, so that one subscription hears them in one order. */
export const securityEvents = [flawsFound, flawsSettled, feedUnanswered, feedAnswers] as const;
