import { useMemo } from 'react';
import { useLanguage } from './language.ts';
import { formatMessage, type Messages, type ParametersOf } from './message.ts';

export type Translate<M extends Messages> = <Key extends keyof M & string>(
  key: Key,
  ...parameters: ParametersOf<M[Key]>
) => string;

/** `const text = useText(pulseText); text('rows', { count: 3 })`: keys and parameters are checked by the compiler. */
export function useText<M extends Messages>(messages: M): Translate<M> {
  const language = useLanguage();
  return useMemo<Translate<M>>(() => {
    return (key, ...parameters) => {
      const message = messages[key];
      return message === undefined ? key : formatMessage(message, language, parameters[0]);
    };
  }, [messages, language]);
}
