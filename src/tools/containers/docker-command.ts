import type { ContainerAction } from '#contracts/containers/operation.ts';
import { shellQuote } from './shell-quote.ts';

/** The same in docker's own words, ready to paste into a shell. */
export function dockerCommand(action: ContainerAction, name: string): string {
  const target = shellQuote(name);
  switch (action.action) {
    case 'start':
    case 'pause':
    case 'unpause':
      return `docker ${action.action} ${target}`;
    case 'stop':
    case 'restart': {
      const grace = action.timeoutSeconds === undefined ? '' : `--time ${action.timeoutSeconds} `;
      return `docker ${action.action} ${grace}${target}`;
    }
    case 'kill': {
      const signal = action.signal === 'SIGKILL' ? '' : `--signal ${shellQuote(action.signal)} `;
      return `docker kill ${signal}${target}`;
    }
    case 'remove': {
      const volumes = action.removeAnonymousVolumes ? '--volumes ' : '';
      const remove = `docker rm ${action.force ? '--force ' : ''}${volumes}${target}`;
      return action.force ? `docker stop ${target} && ${remove}` : remove;
    }
  }
}
