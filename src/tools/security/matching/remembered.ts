/** A question that is asked once for each key. What it answers is kept as long as the returned function. */
export function remembered<Question, Answer>(
  ask: (question: Question) => Answer,
  keyOf: (question: Question) => string,
): (question: Question) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (question) => {
    const key = keyOf(question);
    const known = answers.get(key);
    if (known) return known.answer;
    const answer = ask(question);
    answers.set(key, { answer });
    return answer;
  };
}
