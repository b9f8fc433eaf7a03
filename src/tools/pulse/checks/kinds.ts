import type { CheckKind } from './check-kind.ts';
import { dns } from './dns.ts';
import { http } from './http.ts';
import { ping } from './ping.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import { websocket } from './websocket.ts';

/** Every way of checking that there is. */
// A kind takes its own settings only, so the list is of kinds of whatever settings; callers parse before they check.
// oxlint-disable-next-line typescript/no-explicit-any
export const kinds: readonly CheckKind<any>[] = [http, tcp, ping, dns, tls, websocket];
