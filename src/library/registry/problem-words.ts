import type { Text } from '../text.ts';
import type { UnknownReason } from './fault.ts';

type ProblemId = UnknownReason['id'] | 'absent' | 'other-platforms' | 'login-helper';

/** Why a registry did not say what was asked, and what can be done. Registries and logins are set in Watcher, under Registries. */
export const registryProblemWords = {
  'no-login': {
    en: 'The registry wants a login, and there is none: add one under Registries, or check the name of the image.',
    es: 'El registro pide iniciar sesión y no hay con qué: añade una cuenta en Registros o comprueba el nombre de la imagen.',
  },
  denied: {
    en: 'The login for this registry may not read this image: check it under Registries.',
    es: 'La cuenta de este registro no puede leer esta imagen: compruébala en Registros.',
  },
  'rate-limited': {
    en: 'The registry was asked too often and wants a pause; with a login many allow more.',
    es: 'Se ha preguntado demasiado al registro y pide una pausa; con una cuenta muchos permiten más.',
  },
  resting: {
    en: 'The registry failed several times in a row and is left alone for a while.',
    es: 'El registro falló varias veces seguidas y se le deja tranquilo un rato.',
  },
  'not-found': {
    en: 'The registry knows no such repository: it was removed or renamed, or is private and needs a login.',
    es: 'El registro no conoce ese repositorio: se eliminó, cambió de nombre o es privado y pide iniciar sesión.',
  },
  deleted: {
    en: 'The registry has deleted what the tag stood for.',
    es: 'El registro ha borrado lo que la etiqueta representaba.',
  },
  absent: {
    en: 'The registry knows no such tag or repository: it was removed or renamed, or is private and needs a login.',
    es: 'El registro no conoce esa etiqueta o ese repositorio: se eliminó, cambió de nombre o es privado y pide iniciar sesión.',
  },
  tls: {
    en: 'The certificate of the registry is not trusted: add its authority under Registries.',
    es: 'El certificado del registro no es de confianza: añade su autoridad en Registros.',
  },
  dns: {
    en: 'The name of the registry cannot be found: check the name, and the DNS of NEXUS.',
    es: 'No se encuentra el nombre del registro: comprueba el nombre y el DNS de NEXUS.',
  },
  refused: {
    en: 'Nothing answers at the address of the registry: check that it runs and which port it has.',
    es: 'Nadie responde en la dirección del registro: comprueba que esté en marcha y en qué puerto.',
  },
  unreachable: {
    en: 'The registry cannot be reached: check the network of NEXUS.',
    es: 'No se puede llegar al registro: comprueba la red de NEXUS.',
  },
  'broken-off': {
    en: 'The registry broke off the connection.',
    es: 'El registro cortó la conexión.',
  },
  timeout: { en: 'The registry took too long to answer.', es: 'El registro tardó demasiado en responder.' },
  'server-error': {
    en: 'The registry failed to answer because of an error of its own.',
    es: 'El registro no respondió por un error suyo.',
  },
  'wrong-answer': {
    en: 'What answers does not speak as a registry does: check the address of the image.',
    es: 'Lo que responde no habla como un registro: comprueba la dirección de la imagen.',
  },
  'other-platforms': {
    en: 'The registry has this image, but not for the platform of this machine.',
    es: 'El registro tiene esta imagen, pero no para la plataforma de esta máquina.',
  },
  'login-helper': {
    en: 'The program that keeps the login does not work: check credHelpers and credsStore in Docker’s config.json, or add a login under Registries.',
    es: 'El programa que guarda la cuenta no funciona: revisa credHelpers y credsStore en el config.json de Docker, o añade una cuenta en Registros.',
  },
} as const satisfies Readonly<Record<ProblemId, Text>>;
