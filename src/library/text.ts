/** Words of the product, in both of its languages. */
export interface Text {
  readonly en: string;
  readonly es: string;
}
