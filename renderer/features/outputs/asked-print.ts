/** What is to be printed: any page asks for the dialog, and it outlives the page. */
import { create } from 'zustand';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Input } from '../../../preload/contract/index.ts';

export interface PrintedDocument {
  readonly id: number;
  readonly type: DocumentType;
  /** As the user knows it: `Invoice INV-2026-0042`. */
  readonly name: string;
  /** How many pages it has; null: not known yet. */
  readonly pages: number | null;
}

export type Selection = Input<'outputs.saveMany'>['selection'];

/** Documents one by one, each with its printer, or a whole selection on one. */
export type AskedPrint =
  | { readonly documents: readonly PrintedDocument[] }
  | { readonly selection: Selection; readonly count: number };

export const useAskedPrint = create<{ readonly asked: AskedPrint | null }>()(() => ({ asked: null }));

/** Opens the dialog with the printers of this computer; null closes it. */
export function askToPrint(asked: AskedPrint | null): void {
  useAskedPrint.setState({ asked });
}
