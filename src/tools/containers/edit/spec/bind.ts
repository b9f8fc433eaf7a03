/** An entry of `HostConfig.Binds`: `source:target[:options]`, where the options are a comma list. */
export interface Bind {
  readonly source: string;
  readonly target: string;
  readonly options: readonly string[];
}

/** Undefined for what is no bind of a Linux host. */
export function parseBind(text: string): Bind | undefined {
  const [source = '', target = '', options = '', ...rest] = text.split(':');
  if (source === '' || !target.startsWith('/') || rest.length > 0) return undefined;
  return { source, target, options: options === '' ? [] : options.split(',') };
}

export function formatBind({ source, target, options }: Bind): string {
  return [source, target, ...(options.length > 0 ? [options.join(',')] : [])].join(':');
}

export function isReadOnly(options: readonly string[]): boolean {
  return options.includes('ro');
}

/** The other options, such as `z` or `rslave`, stay. */
export function withReadOnly(options: readonly string[], readOnly: boolean): string[] {
  const others = options.filter((option) => option !== 'ro' && option !== 'rw');
  return readOnly ? ['ro', ...others] : others;
}
