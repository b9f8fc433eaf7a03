import { z } from 'zod';
import { call } from '../contract.ts';
import { Words } from '../words.ts';
import { ImageReference } from './images.ts';

const ServiceId = z.object({ host: z.string(), stack: z.string(), service: z.string() });
const Wanted = z.object({ image: ImageReference });

/** The one thing that changes in one file of a stack. */
export const ServiceImageChange = z.object({
  path: z.string(),
  /** `image`: the text behind `image:`. `variable`: an assignment in an env file that this text goes by. */
  place: z.enum(['image', 'variable']),
  /** Also of a default inside the text: `${TAG:-1.26}`. */
  variable: z.string().nullable(),
  /** What stands at the place, without quotes. */
  before: z.string(),
  after: z.string(),
  /** Values of other variables are masked. */
  diff: z.string(),
});
export type ServiceImageChange = z.infer<typeof ServiceImageChange>;

export const ServiceImagePlan = z.object({
  /** False also when it could be written but NEXUS does not look after the stack yet; then `change` is there all the same. */
  isPossible: z.boolean(),
  /** Why not, and what to do. */
  problem: Words.nullable(),
  change: ServiceImageChange.nullable(),
  /**
   * For `recreate`, so that compose takes a container that is made with the new image as up to date once the change is written. Null
   * when that cannot be told, or when the containers are not as the files say now.
   */
  configHash: z.string().nullable(),
  /** The files name this image already. */
  isAlready: z.boolean(),
});
export type ServiceImagePlan = z.infer<typeof ServiceImagePlan>;

export const ServiceImageOutcome = z.object({
  /** `conflict`: somebody else changed a file meanwhile. With it and with `refused`, nothing was written. */
  outcome: z.enum(['written', 'already', 'conflict', 'refused']),
  problem: Words.nullable(),
  change: ServiceImageChange.nullable(),
});
export type ServiceImageOutcome = z.infer<typeof ServiceImageOutcome>;

const path = '/hosts/{host}/stacks/{stack}/services/{service}/image';

export const serviceImageEndpoints = {
  planServiceImage: call({
    method: 'POST',
    path: `${path}/plan`,
    summary: 'Say what would change in the files of a stack to give one service another image',
    access: 'containers:read',
    scoped: true,
    params: ServiceId,
    body: Wanted,
    result: ServiceImagePlan,
  }),
  /** Whoever may recreate a container with another image may also have its file say so; nothing else can be written by this. */
  setServiceImage: call({
    method: 'POST',
    path,
    summary: 'Write another image of one service into the files of a stack; deploys nothing',
    access: 'containers:update',
    scoped: true,
    params: ServiceId,
    body: Wanted,
    result: ServiceImageOutcome,
  }),
};
