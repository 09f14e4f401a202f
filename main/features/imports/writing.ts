/** What an import that runs keeps of each record that it writes. */

export interface Writing {
  /** When and by whom the records are written. */
  readonly stamp: { readonly at: string; readonly by: number };
  added(id: number): void;
  /** `before` is what the record was, as plain JSON values; `version` is the one it has now, one more than before. */
  saved(id: number, version: number, before: object): void;
}
