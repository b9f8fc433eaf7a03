/** What a person would call it: the host of an address, the host and port, the container. Undefined while there is none. */
export function nameOfTarget(settings: Readonly<Record<string, unknown>>): string | undefined {
  const text = (key: string) => {
    const value = settings[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const url = text('url');
  if (url !== undefined) return URL.parse(url)?.hostname || undefined;
  const port = settings['port'];
  const host = text('host');
  if (host !== undefined) return typeof port === 'number' ? `${host}:${port}` : host;
  return text('name') ?? text('container');
}
