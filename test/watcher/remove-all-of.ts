import { docker } from '../docker-command.ts';

/** Containers, networks, volumes and images whose name holds the prefix. */
export async function removeAllOf(prefix: string): Promise<void> {
  const lines = async (...args: string[]) => (await docker(args)).split('\n').filter((line) => line !== '');
  const filter = ['--filter', `name=${prefix}`];
  const containers = await lines('ps', '-aq', ...filter);
  if (containers.length > 0) await docker(['rm', '-fv', ...containers]);
  const networks = await lines('network', 'ls', '-q', ...filter);
  if (networks.length > 0) await docker(['network', 'rm', ...networks]);
  const volumes = await lines('volume', 'ls', '-q', ...filter);
  if (volumes.length > 0) await docker(['volume', 'rm', ...volumes]);
  // By name, never by id: another name of the same image may be somebody else's.
  for (const format of ['{{.Repository}}:{{.Tag}}', '{{.Repository}}@{{.Digest}}']) {
    const images = await lines('images', '--digests', '--format', format);
    const own = new Set(images.filter((name) => name.includes(prefix) && !name.includes('<none>')));
    for (const name of own) await docker(['rmi', '--force', name]);
  }
}
