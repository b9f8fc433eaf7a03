import { rmSync } from 'node:fs';
import { fromRoot } from './set-up/root.mjs';
import { main, runOrStop, say } from './set-up/run.mjs';
import { installPackages } from './set-up/packages.mjs';
import { findNode } from './set-up/node.mjs';
import { buildWeb } from './set-up/web.mjs';

/** `npm run build`: the web app into dist/web and one bundled file per entry into dist/server; `--source-maps` adds maps. */
await main(async (args) => {
  await installPackages();
  const node = findNode();
  await buildWeb(node);
  say('bundling the server …');
  rmSync(fromRoot('dist', 'server'), { recursive: true, force: true });
  await runOrStop('Bundling the server (rolldown)', node, [
    fromRoot('scripts', 'bundle-server.mjs'),
    ...args,
  ]);
  await runOrStop('Starting the server once', node, [fromRoot('scripts', 'fill-code-cache.mjs')]);
  return 0;
});
