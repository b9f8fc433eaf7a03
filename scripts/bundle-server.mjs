import { existsSync } from 'node:fs';
import { readFile, writeFile, stat } from 'node:fs/promises';
import { build } from 'rolldown';
import { fromRoot } from './set-up/root.mjs';

/** Each becomes dist/server/NAME.js, which needs no node_modules. A worker thread's file is an entry too: its caller looks for it beside itself. */
const entries = {
  nexus: 'src/main.ts',
  agent: 'src/agent.ts',
  cli: 'src/cli.ts',
  // Started by the engine, in a container of its own, while that of NEXUS is replaced.
  'replace-self': 'src/replace-self.ts',
  'sqlite-worker': 'src/kernel/database/sqlite-worker.ts',
  'kuma-worker': 'src/tools/pulse/import/kuma-worker.ts',
  'scan-worker': 'src/tools/security/scan/threads/scan-worker.ts',
  'index-worker': 'src/tools/security/watch-advisories/threads/index-worker.ts',
};

async function bundle(name, input) {
  const file = fromRoot('dist', 'server', `${name}.js`);
  await build({
    input: fromRoot(input),
    platform: 'node',
    external: ['pg-native'],
    output: {
      file,
      format: 'esm',
      codeSplitting: false,
      minify: true,
      keepNames: true,
      sourcemap: process.argv.includes('--source-maps'),
    },
  });
  await keepToAscii(file);
  console.error(`dist/server/${name}.js  ${Math.round((await stat(file)).size / 1024)} KiB`);
}

/** One letter beyond ASCII, and Node keeps the whole source with two bytes for each: 2 MB of memory for a few arrows. */
async function keepToAscii(file) {
  const text = await readFile(file, 'utf8');
  const escaped = (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  await writeFile(file, text.replaceAll(/[\u0080-\uffff]/g, escaped));
}

for (const [name, input] of Object.entries(entries)) {
  if (existsSync(fromRoot(input))) await bundle(name, input);
}
// What starts NEXUS finds the code that was compiled when it was built; a folder that cannot be read or written costs only time.
await writeFile(
  fromRoot('dist', 'server', 'main.js'),
  `import { enableCompileCache } from 'node:module';
enableCompileCache({ directory: \`\${import.meta.dirname}/code-cache\`, portable: true });
await import('./nexus.js');
`,
);
// Lets Node read the bundles as modules wherever the folder is copied to.
await writeFile(fromRoot('dist', 'server', 'package.json'), '{ "type": "module" }\n');
