/** What only a host can do: a small port that the engine calls and the desktop shell or the office host implements. */
import type { PrintChoice, Printer } from '../../preload/contract/outputs.ts';
import type { LayoutSnapshot } from '../printing/page-layout.ts';

export interface Host {
  readonly kind: 'desktop' | 'browser';
  /** Folders and places to save can be chosen in a dialog of the system. */
  readonly dialogs: boolean;
  /** The system's print dialog can be opened. */
  readonly printing: boolean;
  /** Prints a page that needs nothing else to PDF, paper and margins as its `@page` says. Rejects with an Error that says why. */
  printToPdf(html: string): Promise<Uint8Array>;
  /** Lays the same page out for paper whose room between the margins is so wide, in pixels of 1/96 inch. Rejects as above. */
  layOut(html: string, width: number): Promise<LayoutSnapshot>;
  /** Whether there is a LibreOffice on this computer that `docxToPdf` can use. */
  printsWord(): Promise<boolean>;
  /** The pages of a Word file as PDF, made by the LibreOffice that is installed. Rejects with an Error that says why. */
  docxToPdf(docx: Uint8Array): Promise<Uint8Array>;
  /** Opens the system's print dialog for the PDF; false when the user cancels. Rejects with an Error that says why it could not. */
  print(pdf: Uint8Array): Promise<boolean>;
  /** The printers of this computer; none where the host has no printing. */
  printers(): Promise<readonly Printer[]>;
  /** Prints the PDF without asking. Rejects with an Error in the words of the system when it could not. */
  printOn(pdf: Uint8Array, choice: PrintChoice): Promise<void>;
  /** Lets the user choose a folder; null when he cancels. */
  chooseFolder(title: string): Promise<string | null>;
  /** Lets the user choose where to save, and copies the file there; the path, or null when he cancels. */
  saveFile(suggestedName: string, source: string): Promise<string | null>;
  /** Seals a secret with the key store of this computer. Rejects with an Error that says why it could not. */
  seal(secret: string): Promise<string>;
  /** The secret again; null for what another computer or another user of it has sealed. */
  unseal(sealed: string): Promise<string | null>;
}
