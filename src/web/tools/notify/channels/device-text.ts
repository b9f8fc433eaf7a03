import { defineMessages } from '../../../i18n/message.ts';

export const deviceText = defineMessages({
  notifyDevice: { en: 'Notify this device', es: 'Avisar a este dispositivo' },
  stop: { en: 'Stop notifying this device', es: 'Dejar de avisar a este dispositivo' },
  isOn: { en: 'This device gets messages', es: 'Este dispositivo recibe mensajes' },
  onHint: {
    en: 'Alerts are shown here as notifications, also while NEXUS is closed.',
    es: 'Las alertas se muestran aquí como notificaciones, también con NEXUS cerrado.',
  },
  routedHint: {
    en: 'It is told what a route sends to “{name}”. Somebody who may configure Notify decides which alerts those are.',
    es: 'Recibe lo que una ruta envía a «{name}». Quien puede configurar Notify decide qué alertas son.',
  },
  isOff: { en: 'This device gets no more messages', es: 'Este dispositivo ya no recibe mensajes' },
  insecure: { en: 'This needs HTTPS', es: 'Esto necesita HTTPS' },
  insecureHint: {
    en: 'Browsers allow notifications only over HTTPS, or on the machine that NEXUS runs on (http://localhost). Put NEXUS behind a reverse proxy with a certificate and open it there.',
    es: 'Los navegadores solo permiten notificaciones por HTTPS, o en la misma máquina donde corre NEXUS (http://localhost). Pon NEXUS detrás de un proxy inverso con certificado y ábrelo allí.',
  },
  'install-first': {
    en: 'Put NEXUS on the home screen first',
    es: 'Primero añade NEXUS a la pantalla de inicio',
  },
  'install-firstHint': {
    en: 'On an iPhone or iPad only installed apps get notifications: press Share, then “Add to Home Screen”, open NEXUS from there and press this button again. iOS 16.4 or newer.',
    es: 'En un iPhone o iPad solo las aplicaciones instaladas reciben notificaciones: pulsa Compartir, luego «Añadir a pantalla de inicio», abre NEXUS desde allí y pulsa otra vez este botón. iOS 16.4 o posterior.',
  },
  unsupported: { en: 'This browser cannot do it', es: 'Este navegador no puede' },
  unsupportedHint: {
    en: 'It has no push messages, as in private windows of some browsers. Use an ordinary window of Chrome, Edge, Firefox or Safari.',
    es: 'No tiene mensajes push, como ocurre en ventanas privadas de algunos navegadores. Usa una ventana normal de Chrome, Edge, Firefox o Safari.',
  },
  blocked: { en: 'Notifications are blocked', es: 'Las notificaciones están bloqueadas' },
  blockedHint: {
    en: 'This browser was told not to show notifications of NEXUS. Press the icon beside the address, allow notifications there, and reload this page; of an installed app, allow them in the settings of the system.',
    es: 'A este navegador se le dijo que no muestre notificaciones de NEXUS. Pulsa el icono junto a la dirección, permite allí las notificaciones y recarga esta página; si es una aplicación instalada, permítelas en los ajustes del sistema.',
  },
  notAllowed: {
    en: 'The browser asked and was not allowed to. Press the button again and allow it.',
    es: 'El navegador preguntó y no se le permitió. Pulsa otra vez el botón y permítelo.',
  },
  noService: {
    en: 'The browser could not reach its push service, which its maker runs. A blocker or firewall may be in the way; some browsers have a setting for it (Brave: “Use Google services for push messaging”).',
    es: 'El navegador no pudo llegar a su servicio push, que opera su fabricante. Puede haber un bloqueador o cortafuegos; algunos navegadores tienen un ajuste (Brave: «Usar servicios de Google para mensajería push»).',
  },
});
