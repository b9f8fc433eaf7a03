const owner = { name: 'owner', password: 'a sentence nobody else has' };

/** Claims a new NEXUS with the code from its log; resolves with the session cookie of its first admin. */
export async function claimNexus(url: string, log: string): Promise<string> {
  const code = /\b[0-9A-Z]{5}(-[0-9A-Z]{5}){3}\b/.exec(log)?.[0];
  if (code === undefined) throw new Error(`There is no claim code in the log:\n${log}`);
  return startSession(url, 'claim', { code, ...owner });
}

/** Signs the first admin in again, or whoever is named. */
export function signIn(url: string, account = owner): Promise<string> {
  return startSession(url, 'sign-in', account);
}

async function startSession(url: string, path: string, body: object): Promise<string> {
  const answer = await fetch(`${url}/api/hub/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}
