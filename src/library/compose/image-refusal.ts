/**
 * Why the image of a service is not set. `values` fill the sentence that whoever shows it has for the code.
 * `not-an-image` {image}, `no-service` {service}, `built` {service}, `no-image` {service}, `extended` {service, base},
 * `included` {service, path}, `odd-text` {path}, `odd-variable` {text}, `does-not-fit` {text, image}, `shared` {service, others},
 * `variable-unset` {variable}, `variable-given` {variable}, `variable-replaces` {variable}, `variable-composed` {variable, path},
 * `variable-shared` {variable, places}, `variable-in-containers` {variable, path}.
 */
export interface ImageRefusal {
  readonly code:
    | 'not-an-image'
    | 'no-service'
    | 'built'
    | 'no-image'
    | 'extended'
    | 'included'
    | 'odd-text'
    | 'odd-variable'
    | 'does-not-fit'
    | 'shared'
    | 'variable-unset'
    | 'variable-given'
    | 'variable-replaces'
    | 'variable-composed'
    | 'variable-shared'
    | 'variable-in-containers';
  readonly values: Readonly<Record<string, string>>;
}

/** One file with one thing changed in it. */
export interface ImageChange {
  readonly path: string;
  /** `variable`: its assignment in an env file. */
  readonly place: 'image' | 'variable';
  /** Also of a default inside the image. */
  readonly variable: string | null;
  /** What stands at the place, without quotes. */
  readonly before: string;
  readonly after: string;
  /** The whole file as it shall be. */
  readonly text: string;
}

export type SetImage =
  | { readonly is: 'already' }
  | { readonly is: 'changed'; readonly change: ImageChange }
  | { readonly is: 'refused'; readonly refusal: ImageRefusal };

export function refused(
  code: ImageRefusal['code'],
  values: ImageRefusal['values'],
): Extract<SetImage, { is: 'refused' }> {
  return { is: 'refused', refusal: { code, values } };
}

export function changed(change: ImageChange): Extract<SetImage, { is: 'changed' }> {
  return { is: 'changed', change };
}
