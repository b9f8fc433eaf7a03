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
  const images = await lines('images', '--no-trunc', '--format', '{{.ID}} {{.Repository}}');
  const own = images.filter((line) => line.includes(prefix)).map((line) => line.split(' ')[0] ?? '');
  if (own.length > 0) await docker(['rmi', '--force', ...new Set(own)]);
}
