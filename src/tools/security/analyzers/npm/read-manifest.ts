import { z } from 'zod';
import type { FileFindings } from '../analyzer.ts';
import { languagePackage } from '../languages/language-package.ts';

const Manifest = z.object({ name: z.string().min(1), version: z.string().trim().min(1) });

/** Names of before 2014 may have capitals (validate-npm-package-name, "legacy names"). */
const name = /^(@[\w.~!'()*-]+\/)?[\w.~!'()*-]+$/;

/** One `package.json`. One without name or version is no package, but says how to read a folder of one. */
export function readManifest(path: string, bytes: Buffer): FileFindings {
  const json = parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  if (json === undefined) return damaged(path, 'This package.json is no JSON.');
  const { data } = Manifest.safeParse(json);
  if (data === undefined) return {};
  const found = name.test(data.name) ? languagePackage('npm', data.name, data.version, path) : null;
  if (found === null)
    return damaged(path, 'This package.json has a name or a version that no package can have.');
  return { packages: [found] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(path: string, detail: string): FileFindings {
  return { problems: [{ path, id: 'damaged', detail }] };
}
