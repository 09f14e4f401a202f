/** The way into the import from anywhere: a button, a file that was dropped on a list. */
import { create } from 'zustand';
import type { ImportEntity } from '../../../preload/contract/imports.ts';
import { openPage } from '../../app/tabs.ts';

/** Files that were dropped on a list and wait for the import page of their kind to take them. */
export const useDropped = create<{ readonly file: Readonly<Partial<Record<ImportEntity, File>>> }>()(() => ({
  file: {},
}));

/** Opens the import of clients or products, with a file where there is one already. */
export function startImport(entity: ImportEntity, file?: File): void {
  if (file) useDropped.setState(({ file: waiting }) => ({ file: { ...waiting, [entity]: file } }));
  openPage('imports', { entity });
}

/** Takes the file that waits, once. */
export function takeDropped(entity: ImportEntity): File | null {
  const file = useDropped.getState().file[entity] ?? null;
  if (file) useDropped.setState(({ file: { [entity]: _, ...others } }) => ({ file: others }));
  return file;
}
