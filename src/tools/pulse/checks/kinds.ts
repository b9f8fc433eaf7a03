import type { CheckKind } from './check-kind.ts';
import { dns } from './dns.ts';
import { docker } from './docker.ts';
import { group } from './group.ts';
import { grpc } from './grpc.ts';
import { http } from './http.ts';
import { mongodb } from './mongodb.ts';
import { mqtt } from './mqtt.ts';
import { mysql } from './mysql.ts';
import { ping } from './ping.ts';
import { postgres } from './postgres.ts';
import { push } from './push.ts';
import { redis } from './redis.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import { websocket } from './websocket.ts';

/** Every way of checking that there is. */
// A kind takes its own settings only, so the list is of kinds of whatever settings; callers parse before they check.
// oxlint-disable-next-line typescript/no-explicit-any
export const kinds: readonly CheckKind<any>[] = [
  http,
  tcp,
  ping,
  dns,
  tls,
  websocket,
  docker,
  postgres,
  mysql,
  redis,
  mongodb,
  mqtt,
  grpc,
  group,
  push,
];
