import type { UnknownReason } from '#library/registry/fault.ts';
import type { LoginOutcome } from '#library/registry/find-login.ts';
import type { Text } from '#library/text.ts';

type HelperFailure = Extract<LoginOutcome, { kind: 'failed' }>;

/** What one reads who tries settings. */
export const tried = {
  login: {
    en: 'The registry answers and takes the login.',
    es: 'El registro responde y acepta el inicio de sesión.',
  },
  loginNotAsked: {
    en: 'The registry answers, and asks nobody to sign in: whether the login is right shows only with an image of yours.',
    es: 'El registro responde y no pide iniciar sesión a nadie: que la cuenta sea correcta solo se ve con una imagen tuya.',
  },
  noLogin: {
    en: 'The registry answers. Without a login, only public images are seen.',
    es: 'El registro responde. Sin inicio de sesión solo se ven las imágenes públicas.',
  },
  found: (image: string) => ({
    en: `The registry answers and has ${image}.`,
    es: `El registro responde y tiene ${image}.`,
  }),
  absent: (image: string) => ({
    en: `The registry answers, but has no ${image}, or does not show it to this login.`,
    es: `El registro responde, pero no tiene ${image} o no lo muestra con este inicio de sesión.`,
  }),
  tooLong: (seconds: number) => ({
    en: `The registry did not answer within ${seconds} s. Check its address, and whether NEXUS reaches it.`,
    es: `El registro no respondió en ${seconds} s. Comprueba su dirección y que NEXUS llegue a él.`,
  }),
} as const;

export function helperWords({ helper, why }: HelperFailure): Text {
  const name = `docker-credential-${helper}`;
  return why === 'missing'
    ? {
        en: `Docker keeps this login with ${name}, which is not there where NEXUS runs. Write the login here instead.`,
        es: `Docker guarda este inicio de sesión con ${name}, que no existe donde funciona NEXUS. Escríbelo aquí.`,
      }
    : {
        en: `Docker keeps this login with ${name}, which did not give it out. Write the login here instead.`,
        es: `Docker guarda este inicio de sesión con ${name}, que no lo entregó. Escríbelo aquí.`,
      };
}

export function refusalWords(reason: UnknownReason, nowMs: number): Text {
  if ('untilMs' in reason) return waiting(Math.max(1, Math.ceil((reason.untilMs - nowMs) / 60_000)));
  if (reason.id === 'tls') return untrusted(reason.detail);
  if (reason.id === 'server-error') return failing(reason.status);
  if (reason.id === 'wrong-answer') return noRegistry(reason.detail);
  return plainWords[reason.id];
}

function untrusted(detail: string): Text {
  if (/^(EPROTO|ERR_SSL_)/.test(detail)) return noTls;
  return {
    en: `Its certificate is not trusted (${detail}). If it is your own, add the certificate of your authority.`,
    es: `Su certificado no es de confianza (${detail}). Si es tuyo, añade el certificado de tu autoridad.`,
  };
}

function failing(status: number): Text {
  return {
    en: `The registry failed by itself (${status}). Try again later.`,
    es: `El registro falló por su cuenta (${status}). Inténtalo más tarde.`,
  };
}

function noRegistry(detail: string): Text {
  return {
    en: `Something answers there, but not as a registry (${detail}). Check host and port.`,
    es: `Algo responde allí, pero no como un registro (${detail}). Comprueba el host y el puerto.`,
  };
}

function waiting(minutes: number): Text {
  return {
    en: `The registry asks for a pause. Try again in ${minutes} min.`,
    es: `El registro pide una pausa. Inténtalo dentro de ${minutes} min.`,
  };
}

const noTls: Text = {
  en: 'It does not speak TLS there. Check the port; your own registry may be set as one without TLS.',
  es: 'Allí no habla TLS. Comprueba el puerto; un registro tuyo se puede marcar como sin TLS.',
};

type Plain = Exclude<UnknownReason, { untilMs: number } | { id: 'tls' | 'server-error' | 'wrong-answer' }>;

const plainWords: Readonly<Record<Plain['id'], Text>> = {
  'no-login': {
    en: 'The registry wants a login for this. Write a user name and a password or token.',
    es: 'El registro pide un inicio de sesión para esto. Escribe un nombre de usuario y una contraseña o un token.',
  },
  denied: {
    en: 'The registry refuses this login. Check the user name, and that the token may read.',
    es: 'El registro rechaza este inicio de sesión. Comprueba el nombre de usuario y que el token permita leer.',
  },
  'not-found': {
    en: 'The registry answers, but knows no such repository.',
    es: 'El registro responde, pero no conoce ese repositorio.',
  },
  deleted: { en: 'The registry has this image no more.', es: 'El registro ya no tiene esta imagen.' },
  dns: {
    en: 'Its name leads nowhere. Check the name, and the name server of NEXUS.',
    es: 'Su nombre no lleva a ninguna parte. Comprueba el nombre y el servidor de nombres de NEXUS.',
  },
  refused: {
    en: 'The host is there, but nothing listens on this port. Check the port.',
    es: 'El host existe, pero nada escucha en ese puerto. Comprueba el puerto.',
  },
  unreachable: {
    en: 'The registry cannot be reached from NEXUS. Check the address and the network.',
    es: 'No se llega al registro desde NEXUS. Comprueba la dirección y la red.',
  },
  'broken-off': {
    en: 'The connection broke off. If the registry has no TLS, say so; else try again.',
    es: 'La conexión se cortó. Si el registro no tiene TLS, indícalo; si no, inténtalo de nuevo.',
  },
  timeout: {
    en: 'The registry did not answer in time. Check its address, and whether NEXUS reaches it.',
    es: 'El registro no respondió a tiempo. Comprueba su dirección y que NEXUS llegue a él.',
  },
};
