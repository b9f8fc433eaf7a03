import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { methodsOf } from '#contracts/contract.ts';
import type { Clock } from '#kernel/clock.ts';
import { NexusError, notFound } from '#kernel/errors.ts';
import { checkHost } from './admit.ts';
import { readConnection } from './connection.ts';
import type { HttpLimits } from './http-limits.ts';
import { mount } from './mount.ts';
import { mountOwnEndpoints } from './own-endpoints.ts';
import { matchPath } from './path-pattern.ts';
import { errorAnswer, problemType } from './problem.ts';
import { securityHeaders } from './security-headers.ts';
import type { HttpEnv, Serving } from './serving.ts';
import type { WebApp } from './web-app.ts';

/** Everything that is answered over HTTP here, in the order in which it is tried. */
export function createApp(serving: Serving, webApp: WebApp | undefined): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use('*', aroundEach(serving));
  mountOwnEndpoints(app, serving);
  for (const tool of serving.options.tools) mount(app, tool, serving);
  app.all('/api/*', (c) => {
    checkHost(c.get('connection'));
    return noSuchEndpoint(c.req.path, serving);
  });
  app.get('*', async (c) => {
    checkHost(c.get('connection'));
    const answer = await webApp?.answer(c.req.path, (name) => c.req.header(name));
    if (answer) return answer;
    throw notFound('This page');
  });
  app.notFound(() => errorAnswer(notFound('This page'), serving.options.log));
  app.onError((error) => errorAnswer(error, serving.options.log));
  return app;
}

/** Weighs the connection before, and secures, counts and logs the answer after. */
function aroundEach({ options, limits, trust, metrics }: Serving): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const startMs = options.clock.monotonic();
    const connection = readConnection((name) => c.req.header(name), c.env.remoteAddress, trust);
    c.set('connection', connection);
    c.set('endpoint', 'other');
    c.set('isTransfer', false);
    await next();
    for (const [name, value] of Object.entries(securityHeaders(connection.isHttps)))
      c.res.headers.set(name, value);
    if (wantsPlainJson(c.req.header('accept')) && c.res.headers.get('content-type') === problemType)
      c.res.headers.set('content-type', 'application/json');
    const isEndless = c.get('isTransfer') || c.res.headers.get('content-type') === 'text/event-stream';
    if (c.env.outgoing) limitReading(c.env.outgoing, isEndless, limits, options.clock);
    const durationMs = options.clock.monotonic() - startMs;
    metrics.answered(c.get('endpoint'), c.res.status, durationMs);
    options.log.debug(
      {
        method: c.req.raw.method,
        path: c.req.path,
        status: c.res.status,
        durationMs: Math.round(durationMs),
        address: connection.address,
      },
      'answered',
    );
  };
}

/** A client that takes nothing but JSON, such as amtool, drops a problem that is called anything else. */
function wantsPlainJson(accept = ''): boolean {
  return accept.includes('application/json') && !/\*\/\*|application\/\*|problem/.test(accept);
}

/**
 * From here on the client only has to read. Node cuts the connection when nothing moves for `stallMs`; a client that keeps
 * writing instead of reading would never look still, so there is an end to it, but to streams and files.
 */
function limitReading(
  outgoing: NonNullable<HttpEnv['Bindings']['outgoing']>,
  isEndless: boolean,
  limits: HttpLimits,
  clock: Clock,
): void {
  outgoing.setTimeout(limits.stallMs);
  if (isEndless) return;
  outgoing.on(
    'close',
    clock.after(limits.answerMs, () => outgoing.destroy()),
  );
}

function noSuchEndpoint(path: string, { options }: Serving): Response {
  const methods = options.tools.flatMap(({ contract }) =>
    Object.values(contract.endpoints)
      .filter((endpoint) => matchPath(`/api/${contract.id}${endpoint.path}`, path))
      .flatMap((endpoint) => [...methodsOf(endpoint)]),
  );
  if (methods.length === 0) throw notFound('This endpoint');
  const allow = [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
  const error = new NexusError('method-not-allowed', 405, `Only ${allow.join(', ')} works here.`);
  const answer = errorAnswer(error, options.log);
  answer.headers.set('allow', allow.join(', '));
  return answer;
}
