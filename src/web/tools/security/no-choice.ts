/** In a list of choices: none of them. Not a rank, severity, state, stack or host that there could be. */
export const noChoice = '*';

/** As it stands in the address. */
export function chosen<Value extends string>(value: Value | typeof noChoice): Value | undefined {
  return value === noChoice ? undefined : value;
}
