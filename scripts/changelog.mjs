import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fromRoot } from './set-up/root.mjs';
import { main, SetUpError } from './set-up/run.mjs';

const kinds = ['Added', 'Changed', 'Fixed', 'Removed', 'Security'];

/** `node scripts/changelog.mjs VERSION`: moves the entries of changes/ into CHANGELOG.md, above the last release. */
await main(async ([version]) => {
  if (!/^\d+\.\d+\.\d+$/.test(version ?? ''))
    throw new SetUpError('Name the version: node scripts/changelog.mjs 1.2.3');
  const files = readdirSync(fromRoot('changes')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  const entries = files.map(readEntry);
  const path = fromRoot('CHANGELOG.md');
  const text = readFileSync(path, 'utf8');
  const firstRelease = text.indexOf('\n## ');
  const at = firstRelease === -1 ? text.length : firstRelease;
  writeFileSync(path, `${text.slice(0, at).trimEnd()}\n\n${release(version, entries)}${text.slice(at)}`);
  for (const name of files) rmSync(fromRoot('changes', name));
  return 0;
});

function readEntry(name) {
  const [kind, ...lines] = readFileSync(fromRoot('changes', name), 'utf8').trim().split('\n');
  if (!kinds.includes(kind))
    throw new SetUpError(`changes/${name} begins with "${kind}", not with one of ${kinds.join(', ')}.`);
  return { kind, text: lines.join('\n').trim().replaceAll('\n', '\n  ') };
}

function release(version, entries) {
  const sections = kinds
    .map((kind) => ({
      kind,
      texts: entries.filter((entry) => entry.kind === kind).map(({ text }) => `- ${text}`),
    }))
    .filter(({ texts }) => texts.length > 0);
  const day = new Date().toISOString().slice(0, 10);
  return `## ${version} (${day})\n\n${sections.map(({ kind, texts }) => `### ${kind}\n\n${texts.join('\n')}\n`).join('\n')}`;
}
