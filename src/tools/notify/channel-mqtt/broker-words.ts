import type { Reason } from '../reason.ts';

interface Refused {
  readonly what: Reason;
  /** What to do, where no message gets through until somebody does it. */
  readonly advice?: Reason;
}

const said = (en: string, es: string): Reason => ({ en, es });
const signIn = said('Check user and password.', 'Revisa el usuario y la contraseña.');
const elsewhere = said('Enter the address of the other one.', 'Escribe la dirección del otro.');

/** Reason codes after which the same would be refused again (MQTT 5.0, 2.4); any other may pass. */
export const refusals: Readonly<Record<number, Refused>> = {
  0x84: {
    what: said('it speaks neither MQTT 5 nor 3.1.1', 'no habla ni MQTT 5 ni 3.1.1'),
    advice: said('Check the address.', 'Revisa la dirección.'),
  },
  0x85: {
    what: said('it does not take the client id', 'no acepta el id de cliente'),
    advice: said('Enter the one it expects.', 'Escribe el que espera.'),
  },
  0x86: {
    what: said('user or password is wrong', 'el usuario o la contraseña no es correcto'),
    advice: signIn,
  },
  0x87: {
    what: said('not authorised', 'sin permiso'),
    advice: said(
      'Check user and password. The user has to be allowed to write below the prefix.',
      'Revisa el usuario y la contraseña. El usuario debe poder escribir bajo el prefijo.',
    ),
  },
  0x8a: {
    what: said('it has banned this client', 'ha vetado este cliente'),
    advice: said('Lift the ban at the broker.', 'Levanta el veto en el bróker.'),
  },
  0x8c: {
    what: said('it wants another way to sign in', 'quiere otra forma de identificarse'),
    advice: signIn,
  },
  0x90: {
    what: said('it does not take the topic', 'no acepta el tema'),
    advice: said('Choose another prefix.', 'Elige otro prefijo.'),
  },
  0x95: { what: said('the message is too large', 'el mensaje es demasiado grande') },
  0x99: { what: said('it does not take the form of the message', 'no acepta la forma del mensaje') },
  0x9b: {
    what: said(
      'it does not take messages with an answer (QoS 1)',
      'no acepta mensajes con respuesta (QoS 1)',
    ),
    advice: said('Allow QoS 1 at the broker.', 'Permite QoS 1 en el bróker.'),
  },
  0x9c: {
    what: said('it sends everybody to another broker', 'manda a todos a otro bróker'),
    advice: elsewhere,
  },
  0x9d: { what: said('it has moved', 'se ha mudado'), advice: elsewhere },
};

export const passing: Readonly<Record<number, Reason>> = {
  0x88: said('it is not available', 'no está disponible'),
  0x89: said('it is busy', 'está ocupado'),
  0x8b: said('it is shutting down', 'se está apagando'),
  0x8e: said('another client came with the same client id', 'otro cliente llegó con el mismo id de cliente'),
  0x97: said('a quota is exceeded', 'se superó una cuota'),
  0x9f: said('too many connections at a time', 'demasiadas conexiones a la vez'),
};
