import { wrongAnswer } from './fault.ts';
import { jsonObject, objectOf } from './json-object.ts';
import type { Session } from './session.ts';

/** The code of a registry's refusal, as `MANIFEST_UNKNOWN`. Its sentences are left out: they may hold anything. */
export function detailOf(body: Buffer): string | undefined {
  const errors: unknown = jsonObject(body)?.['errors'];
  const code = Array.isArray(errors) ? objectOf(errors[0])?.['code'] : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]{1,40}$/.test(code) ? code : undefined;
}

/** `rest` stands below the repository: `manifests/latest`. */
export function addressOf({ origin }: Session, repository: string, rest: string): URL {
  if (!/^[\w./:-]+$/.test(`${repository}/${rest}`) || /(^|\/)\.\.?(\/|$)/.test(`${repository}/${rest}`))
    throw wrongAnswer('a name that no registry can have');
  return new URL(`/v2/${repository}/${rest}`, origin);
}
