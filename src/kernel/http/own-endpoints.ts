import type { Hono } from 'hono';
import { admit, checkHost } from './admit.ts';
import { apiDocs } from './api-docs/api-docs.ts';
import { readReadiness } from './readiness.ts';
import type { HttpContext, HttpEnv, Serving } from './serving.ts';

const plain = { 'cache-control': 'no-store' };

/**
 * What the server answers itself: health for whoever starts it, metrics, and the description of the API.
 * /metrics asks for `hub:manage-system`, as an API token in `Authorization: Bearer`: it tells of every endpoint's use.
 * The description is public, as the source is.
 */
export function mountOwnEndpoints(app: Hono<HttpEnv>, serving: Serving): void {
  const { options } = serving;
  const docs = apiDocs(options.contracts ?? options.tools.map(({ contract }) => contract), options.version);
  app.get('/healthz', () => Response.json({ alive: true }, { headers: plain }));
  app.get('/readyz', async () => {
    const readiness = await readReadiness(options.readiness, options.clock);
    return Response.json(readiness, { status: readiness.ready ? 200 : 503, headers: plain });
  });
  app.get('/metrics', async (c) => {
    await admit(arrivalOf(c), { access: 'hub:manage-system' }, options);
    return new Response(options.metrics.text(), {
      headers: { ...plain, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    });
  });
  for (const [path, asset] of docs) {
    app.get(path, (c) => {
      checkHost(c.get('connection'));
      return new Response(asset.text(), {
        headers: { 'content-type': asset.type, 'cache-control': 'no-cache' },
      });
    });
  }
}

function arrivalOf(c: HttpContext) {
  const header = (name: string) => c.req.header(name);
  return { header, connection: c.get('connection'), method: c.req.raw.method, isSocket: false };
}
