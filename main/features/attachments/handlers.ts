/** Handlers of attached files. */
import type { Handlers } from '../../engine/context.ts';
import { addAttachments, openAttachment, removeAttachment, renameAttachment, restoreAttachment } from './service.ts';

export const attachmentHandlers: Handlers<
  'attachments.add' | 'attachments.rename' | 'attachments.remove' | 'attachments.restore' | 'attachments.open'
> = {
  'attachments.add': (task, input) => addAttachments(task, input),
  'attachments.rename': (command, input) => renameAttachment(command, input),
  'attachments.remove': (command, input) => removeAttachment(command, input),
  'attachments.restore': (command, { id }) => restoreAttachment(command, id),
  'attachments.open': (task, { id }) => openAttachment(task, id),
};
