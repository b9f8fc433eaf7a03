import { defineMessages } from '../i18n/message.ts';

/** The words in front of the door: claiming and signing in. */
export const doorText = defineMessages({
  tagline: { en: 'Your containers, understood.', es: 'Tus contenedores, bien entendidos.' },
  claimTitle: { en: 'Make this NEXUS yours', es: 'Haz tuyo este NEXUS' },
  claimIntro: {
    en: 'NEXUS printed a claim code in its log when it started. Whoever can read that log may claim it, once.',
    es: 'NEXUS escribió un código en su registro al arrancar. Quien pueda leerlo puede hacerlo suyo, una sola vez.',
  },
  claimWhere: { en: 'Where is the code?', es: '¿Dónde está el código?' },
  claimInTerminal: {
    en: 'In the terminal where you ran npm start, or with:',
    es: 'En la terminal donde ejecutaste npm start, o con:',
  },
  claimAction: { en: 'Claim and sign in', es: 'Hacerlo mío y entrar' },
  signInTitle: { en: 'Sign in', es: 'Iniciar sesión' },
  signInAction: { en: 'Sign in', es: 'Entrar' },
  code: { en: 'Claim code', es: 'Código' },
  name: { en: 'Name', es: 'Nombre' },
  password: { en: 'Password', es: 'Contraseña' },
  passwordHelp: {
    en: 'At least 10 characters. A sentence is easier to remember.',
    es: 'Al menos 10 caracteres. Una frase es más fácil de recordar.',
  },
  remember: { en: 'Stay signed in for 30 days', es: 'Mantener la sesión 30 días' },
  forgot: {
    en: 'Forgot it? Another admin can set a new one under People.',
    es: '¿La olvidaste? Otro administrador puede poner una nueva en Personas.',
  },
  failed: { en: 'That did not work', es: 'No ha funcionado' },
  unreachable: {
    en: 'NEXUS does not answer. Check that it is running.',
    es: 'NEXUS no responde. Comprueba que está en marcha.',
  },
  plainHttpTitle: { en: 'This connection is not encrypted', es: 'Esta conexión no está cifrada' },
  plainHttpWhy: {
    en: 'A password sent now could be read by anyone on the way, so signing in is off here. Three ways on:',
    es: 'Cualquiera en el camino podría leer la contraseña, así que aquí no se puede entrar. Tres formas de seguir:',
  },
  plainHttpProxy: {
    en: 'Open NEXUS through your HTTPS proxy, and name the proxy in NEXUS_TRUSTED_PROXIES.',
    es: 'Abre NEXUS a través de tu proxy HTTPS y nómbralo en NEXUS_TRUSTED_PROXIES.',
  },
  plainHttpTunnel: { en: 'Open it through a tunnel:', es: 'Ábrelo por un túnel:' },
  plainHttpAllow: {
    en: 'Start NEXUS with NEXUS_ALLOW_HTTP=true if you trust everyone on this network.',
    es: 'Arranca NEXUS con NEXUS_ALLOW_HTTP=true si te fías de todos en esta red.',
  },
});
