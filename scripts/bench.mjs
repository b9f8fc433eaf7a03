import { fromRoot } from './set-up/root.mjs';
import { main, run, runOrStop } from './set-up/run.mjs';
import { installPackages } from './set-up/packages.mjs';
import { findNode } from './set-up/node.mjs';

/** `npm run bench -- NAME [--json] [--quick]`: measures the built NEXUS. Without a name it lists the benchmarks. */
await main(async (args) => {
  await installPackages();
  const node = findNode();
  const named = args.some((arg) => !arg.startsWith('-'));
  if (named) await runOrStop('Building', process.execPath, [fromRoot('scripts', 'build.mjs')]);
  return run(node, [fromRoot('bench', 'run.ts'), ...args]);
});
