import { networkBack, networkLost } from '#contracts/pulse/watch.ts';
import type { NetworkJudgement } from '../states/network.ts';
import { durationText } from './duration-text.ts';
import { telling, type Telling } from './tell.ts';

/** What people are told of a network of ours that is lost or back; `hosts` is how many stopped answering, of `watched`. */
export function tellNetwork(
  { kind, sinceMs, atMs }: NetworkJudgement['happened'][number],
  hosts: number,
  watched: number,
): Telling {
  const time = durationText(atMs - sinceMs);
  const isLost = kind === 'network-lost';
  const { en: summary, es: summaryEs } = isLost
    ? {
        en: `The network of NEXUS itself is lost: ${hosts} of ${watched} hosts stopped answering, and neither the gateway nor a name server is reached.`,
        es: `Se perdió la red del propio NEXUS: ${hosts} de ${watched} equipos dejaron de responder, y no se llega a la puerta de enlace ni a un servidor de nombres.`,
      }
    : {
        en: `The network of NEXUS itself is back after ${time}.`,
        es: `La red del propio NEXUS ha vuelto tras ${time}.`,
      };
  const evidence = {
    checked: 'The gateway and the name server that NEXUS uses, because many hosts stopped answering at once',
    expected: 'an answer',
    seen: isLost ? 'no answer' : 'an answer',
    setBy: 'NEXUS',
    changeAt: null,
    es: {
      checked:
        'La puerta de enlace y el servidor de nombres que usa NEXUS, porque muchos equipos dejaron de responder a la vez',
      expected: 'una respuesta',
      seen: isLost ? 'ninguna respuesta' : 'una respuesta',
      setBy: 'NEXUS',
    },
  };
  return telling(
    isLost ? networkLost : networkBack,
    { summary, summaryEs, evidence, sinceMs, atMs, hosts },
    'network',
  );
}
