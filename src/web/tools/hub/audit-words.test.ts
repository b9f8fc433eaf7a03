import { expect, test } from 'vitest';
import { actionIn } from './audit-words.ts';

test.each([
  ['sign in', 'iniciar sesión'],
  ['change routing', 'cambiar rutas'],
  ['resend dead messages', 'reenviar mensajes sin entregar'],
  ['reveal environment of container', 'revelar entorno del contenedor'],
  ['ask to restart container', 'pedir reiniciar contenedor'],
  ['read file in volume', 'leer archivo en volumen'],
  ['upload in container', 'subir en contenedor'],
  ['unsnooze alert', 'dejar de posponer alerta'],
  ['snooze alert', 'posponer alerta'],
  ['plan maintenance', 'planificar mantenimiento'],
  ['prune', 'limpiar'],
  ['start something new', 'arrancar something new'],
  ['frobnicate alert', 'frobnicate alert'],
])('%s is said in Spanish', (action, said) => {
  expect(actionIn('es', action)).toBe(said);
  expect(actionIn('en', action)).toBe(action);
});
