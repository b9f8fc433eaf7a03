/** What the scanning program is asked. */
export interface ScanRequest {
  /** An archive or OCI layout on disk, the save of an engine, or the places of a running container. */
  readonly kind: 'disk' | 'engine' | 'places';
  /** A path, an image, a container. */
  readonly target: string;
  /** What was found in layers under the same name is known; another name begins with nothing. */
  readonly kept: string;
  /** With new threads, as after a while without anything to read; otherwise with those that read the image before. */
  readonly isCold: boolean;
}

export interface ScanAnswer {
  readonly ms: number;
  readonly packages: number;
  /** Of the distribution. */
  readonly system: number;
  readonly problems: number;
}

/** What the bare reader is asked: `archive` is a file as the engine saves it. */
export interface BareRequest {
  readonly kind: 'archive' | 'layout' | 'engine';
  readonly target: string;
}

export interface BareAnswer {
  readonly ms: number;
  readonly bytes: number;
  readonly entries: number;
  readonly digests: readonly string[];
}

/** Asks a program of the benchmark. */
export async function askProgram<Answer>(url: string, request: ScanRequest | BareRequest): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(request) });
  if (!answer.ok) throw new Error(`${request.kind} ${request.target}: ${await answer.text()}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own program
  return (await answer.json()) as Answer;
}
