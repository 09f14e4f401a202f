/** Letters to clients, filled from the office's own Word forms. */
import { z } from 'zod';
import { Attachment } from './attachments.ts';
import { type Capability, task } from './channel.ts';
import { FormId } from './forms.ts';
import { FileHandle, Id } from './values.ts';

export const letters = {
  'letters.write': task({
    about:
      'Fills a letter with the details of a client, of an own company (null: the first) and of the day, and lays the Word file on the client. The forms of letters are those of the type `letter` in `forms.list`.',
    right: 'clients.change',
    input: z.object({ clientId: Id, form: FormId, companyId: Id.nullable() }),
    /** `file`: the same as a handle, to be saved or opened at once. */
    output: z.object({ attachment: Attachment, file: FileHandle }),
  }),
} satisfies Capability;
