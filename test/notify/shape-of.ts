/** Every place in a value of JSON with the type of what is there: `[].status.state: string`. */
export function shapeOf(value: unknown): string[] {
  return partsOf(value, '');
}

function partsOf(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => partsOf(item, `${at}[]`));
  if (typeof value !== 'object' || value === null)
    return [`${at}: ${value === null ? 'null' : typeof value}`];
  const prefix = at === '' ? '' : `${at}.`;
  return Object.entries(value).flatMap(([name, item]) => partsOf(item, `${prefix}${name}`));
}
