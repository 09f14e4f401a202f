/** What is to be printed, and what did not come out: any page asks for these dialogs, and they outlive it. */
import { create } from 'zustand';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Input } from '../../../preload/contract/index.ts';
import type { FailedOutput } from '../../../preload/contract/outputs.ts';

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

interface OutputDialogs {
  readonly asked: AskedPrint | null;
  readonly failed: { readonly rows: readonly FailedOutput[]; readonly count: number } | null;
}

export const useOutputDialogs = create<OutputDialogs>()(() => ({ asked: null, failed: null }));

/** Opens the dialog with the printers of this computer; null closes it. */
export function askToPrint(asked: AskedPrint | null): void {
  useOutputDialogs.setState({ asked });
}

/** Shows what did not come out, where there is any; null closes it. */
export function showFailed(
  result: { readonly failed: readonly FailedOutput[]; readonly failedCount: number } | null,
): void {
  const failed = result && result.failedCount > 0 ? { rows: result.failed, count: result.failedCount } : null;
  useOutputDialogs.setState({ failed });
}
