import { createClient } from '#contracts/client.ts';
import { httpTransport } from '#contracts/http-transport.ts';
import { hub } from '#contracts/hub.ts';
import type { Command } from './command.ts';
import { usageError } from './command-error.ts';
import { configPath, writeLogin } from './config-file.ts';
import { exitCode } from './exit-code.ts';

export const login: Command = {
  calls: ['login'],
  summary: 'Save where NEXUS is and your API token, read from standard input',
  options: { url: { type: 'string', value: 'URL', help: 'Such as http://nexus:9095; default NEXUS_URL' } },
  async run({ given, output, environment, signal, readInput }) {
    const url = (given.text('url') ?? environment['NEXUS_URL'] ?? '').replace(/\/+$/, '');
    if (!/^https?:\/\/[^/\s]+/.test(url))
      throw usageError('Where is NEXUS? nexus login --url http://nexus:9095');
    if (!environment['NEXUS_TOKEN']) {
      output.note('Paste an API token (NEXUS, your account, API tokens), then press Enter and Ctrl-D:');
    }
    const token = (environment['NEXUS_TOKEN'] ?? (await readInput())).trim();
    if (!/^[\w-]{1,256}$/.test(token)) throw usageError('This is no API token of NEXUS.');
    const headers = () => ({ authorization: `Bearer ${token}` });
    const client = createClient(hub, httpTransport({ baseUrl: `${url}/api/hub`, headers }));
    const { user } = await client.me({}, { signal });
    const path = configPath(environment);
    await writeLogin(path, { url, token });
    if (given.flag('json')) await output.json({ url, name: user.name, path });
    else
      await output.line(
        `Signed in at ${url} as ${user.name}. The token is in ${path}, for you alone to read.`,
      );
    return exitCode.done;
  },
};
