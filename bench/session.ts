import type { ServerProcess } from './nexus-process.ts';

const owner = { name: 'bench', password: 'a sentence for the benchmark' };

/** Claims a new NEXUS with the code from its log; resolves with the cookie of its first admin. */
export async function claim(nexus: ServerProcess): Promise<string> {
  const code = /claim code\W+([\w-]+)/i.exec(nexus.output())?.[1];
  if (code === undefined) throw new Error(`No claim code in the log:\n${nexus.output()}`);
  const answer = await fetch(`${nexus.url}/api/hub/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: nexus.url },
    body: JSON.stringify({ code, ...owner }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!answer.ok || cookie === undefined)
    throw new Error(`Claiming answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}
