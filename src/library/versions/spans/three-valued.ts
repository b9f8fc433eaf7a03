/** True, false, or undefined for what cannot be told. */
export type Answer = boolean | undefined;

/** One that is true decides, whatever is not known of the others. */
export function anyOf(answers: Iterable<Answer>): Answer {
  let result: Answer = false;
  for (const answer of answers) {
    if (answer === true) return true;
    if (answer === undefined) result = undefined;
  }
  return result;
}

/** One that is false decides, whatever is not known of the others. */
export function allOf(answers: Iterable<Answer>): Answer {
  let result: Answer = true;
  for (const answer of answers) {
    if (answer === false) return false;
    if (answer === undefined) result = undefined;
  }
  return result;
}
