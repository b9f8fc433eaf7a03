import type { Channel } from './channel.ts';
import { discord } from './discord.ts';
import { email } from './email.ts';
import { gotify } from './gotify.ts';
import { matrix } from './matrix.ts';
import { mqtt } from './mqtt.ts';
import { ntfy } from './ntfy.ts';
import { pushover } from './pushover.ts';
import { slack } from './slack.ts';
import { telegram } from './telegram.ts';
import { webPush } from './web-push.ts';
import { webhook } from './webhook.ts';

/** Every kind of destination there is. */
// A channel takes its own settings only, so the list is of channels of whatever settings; callers parse before they send.
// oxlint-disable-next-line typescript/no-explicit-any
export const channels: readonly Channel<any>[] = [
  discord,
  email,
  gotify,
  matrix,
  mqtt,
  ntfy,
  pushover,
  slack,
  telegram,
  webPush,
  webhook,
];
