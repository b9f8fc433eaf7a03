import { fromRoot } from './set-up/root.mjs';
import { main, run, say } from './set-up/run.mjs';
import { installPackages } from './set-up/packages.mjs';
import { compileCache, findNode } from './set-up/node.mjs';
import { buildWeb } from './set-up/web.mjs';

/** `npm start`: sets up what is missing, then serves NEXUS straight from its TypeScript. */
await main(async (args) => {
  await installPackages();
  const node = findNode();
  await buildWeb(node);
  say('starting …');
  return run(node, [fromRoot('src', 'main.ts'), ...args], { env: compileCache() });
});
