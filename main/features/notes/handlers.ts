/** Handlers of notes. */
import type { Handlers } from '../../engine/context.ts';
import { addNote, changeNote, pinNote, pinnedOn, removeNote, restoreNote } from './service.ts';

export const noteHandlers: Handlers<
  'notes.pinned' | 'notes.add' | 'notes.change' | 'notes.pin' | 'notes.remove' | 'notes.restore'
> = {
  'notes.pinned': (context, record) => pinnedOn(context, record),
  'notes.add': (command, input) => addNote(command, input),
  'notes.change': (command, input) => changeNote(command, input),
  'notes.pin': (command, input) => pinNote(command, input),
  'notes.remove': (command, input) => removeNote(command, input),
  'notes.restore': (command, { id }) => restoreNote(command, id),
};
