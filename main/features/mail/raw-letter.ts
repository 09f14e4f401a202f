/** A letter as it goes over the line: MIME, the same bytes for the same letter. */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

export interface LetterContent {
  readonly messageId: string;
  /** UTC ISO 8601: when it was written. */
  readonly date: string;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** `Bcc` stands in no head: those recipients are named to the server alone. */
export async function rawLetter(letter: LetterContent): Promise<Buffer> {
  const { messageId, date, fromAddress, fromName, to, cc, subject, text, attachments } = letter;
  const composer = new MailComposer({
    messageId,
    date: new Date(date),
    from: { name: fromName, address: fromAddress },
    to: [...to],
    cc: [...cc],
    subject,
    // Lines of a text end by CRLF inside of base64 too (RFC 2045, 6.8).
    text: text.replace(/\r?\n/gu, '\r\n'),
    attachments: attachments.map(({ name, bytes }) => ({
      filename: name,
      content: bytes,
      contentType: 'application/pdf',
    })),
    // The parts are told apart by what the letter is, not by chance.
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 32),
    newline: 'win',
    // Nothing that a letter says is ever taken for the name of a file.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
