/** The dialog that opens an office which is there already: it lies over whatever page one is on, for that page changes under it. */
import { create } from 'zustand';
import type { Output } from '../../preload/contract/index.ts';

/** A folder that a dialog of the system gave out. */
export type ChosenFolder = NonNullable<Output<'office.chooseFolder'>>;

interface Opening {
  readonly isOpen: boolean;
  /** The folder that was chosen before the dialog came up; null: none. */
  readonly folder: ChosenFolder | null;
  /** The name that was last typed in it without coming in. */
  readonly name: string;
}

const closed: Opening = { isOpen: false, folder: null, name: '' };

/** Whether the dialog is on the screen, and what it leaves behind. */
export const useOpening = create<Opening>()(() => closed);

/** Brings the dialog up. */
export function askForOffice(folder: ChosenFolder | null = null): void {
  useOpening.setState({ isOpen: true, folder });
}

/** Takes the dialog away; `name` is offered where one signs in next. */
export function leaveOpening(name = ''): void {
  useOpening.setState({ ...closed, name });
}
