/** E-mail: accounts, the texts of letters, sending documents, and the outbox. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { DocumentType } from './companies.ts';
import { DocumentFilter } from './documents.ts';
import { Selection, selectedAtMost } from './lists.ts';
import { NamedDocument, ToldDocuments } from './told-documents.ts';
import { Id, Instant, JobId, Language, Line, Note, PageSize, Version } from './values.ts';

/** `tls` from the first byte (port 465), `starttls` (587), `none`: nothing is encrypted. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;

const AccountFields = {
  /** True: whoever sends documents may use it; false: only whose it is. */
  forEverybody: z.boolean(),
  address: Line(254),
  senderName: Line(150),
  host: Line(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Empty: the server asks for no sign-in. */
  userName: Line(254),
  /** Below each letter. */
  signature: Note(2000),
  /** It is offered first. */
  isDefault: z.boolean(),
};

/** An account as a page sees it; the password never leaves the engine. */
export const MailAccount = z.object({
  id: Id,
  version: Version,
  ...AccountFields,
  hasPassword: z.boolean(),
  /** Whether the session may change it. */
  mayChange: z.boolean(),
});
export type MailAccount = z.infer<typeof MailAccount>;

export const MailAccountInput = z.object(AccountFields);
export type MailAccountInput = z.infer<typeof MailAccountInput>;

/** null: the one that is kept stays. */
const AccountPassword = z.string().max(500).nullable();

/** What may stand in braces in the text of a letter. */
export const letterFields = [
  'number',
  'date',
  'due',
  'total',
  'rest',
  'payment',
  'company',
  'client',
  'sender',
] as const;
export type LetterField = (typeof letterFields)[number];

const LetterText = { subject: Line(300), text: Note(10_000) };

/** The text that a letter with documents of a type begins with, in one language. */
export const Letter = z.object({
  type: DocumentType,
  language: Language,
  ...LetterText,
  /** It is not the one that comes with the program. */
  changed: z.boolean(),
});
export type Letter = z.infer<typeof Letter>;

const Addresses = z.array(Line(254)).max(50);

export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'uncertain', 'cancelled'] as const;
export const MailState = z.enum(mailStates);
export type MailState = z.infer<typeof MailState>;

/** A letter in the outbox, or one that has left it. */
export const OutboxLetter = z.object({
  id: Id,
  version: Version,
  state: MailState,
  createdAt: Instant,
  author: z.string(),
  from: z.string(),
  fromName: z.string(),
  /** Empty, as `cc`, `bcc`, `serverWords`, `systemWords` and `recipients`, in letters of others for whoever may not see the clients' e-mails. */
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** null: it is out of the session's reach by now. */
  document: NamedDocument.extend({ id: Id }).nullable(),
  /** `documentId` null: out of the session's reach by now. */
  attachments: z.array(
    z.object({ documentId: Id.nullable(), name: z.string(), size: z.number().int(), sha256: z.string() }),
  ),
  attempts: z.number().int(),
  nextAttemptAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  /** What went wrong last, in the language of the session; empty: nothing. */
  problem: z.string(),
  /** What the server said last, in its own words; empty where it said nothing. */
  serverWords: z.string(),
  /** What this computer said instead, technically and in English: a connection refused, a file that cannot be read. */
  systemWords: z.string(),
  /**
   * What is known of each recipient, `words` being the server's: `accepted`: has it, `refused`: for good, `perhaps`: it was handed over without an
   * answer, `open`: has not got it.
   */
  recipients: z.array(
    z.object({ address: z.string(), answer: z.enum(['accepted', 'refused', 'perhaps', 'open']), words: z.string() }),
  ),
  /** It was handed over once without an answer: sent again it may arrive twice. */
  mayArriveTwice: z.boolean(),
  messageId: z.string(),
  /** SHA-256 of the whole letter as it was handed to the server. */
  sha256: z.string().nullable(),
});
export type OutboxLetter = z.infer<typeof OutboxLetter>;

const ManyLetters = z.object({
  count: z.number().int(),
  /** Those without a letter. */
  leftOut: ToldDocuments,
});

const OneLetter = z.object({ id: Id, version: Version });

export const mail = {
  'mail.accounts': query({
    about: 'The accounts that the session may send from, or change; the one that is offered first is the first.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(MailAccount),
  }),
  'mail.saveAccount': task({
    about:
      'Saves an account, or adds one. An account of everybody needs the right to change settings, one’s own the right to print documents. The password is sealed by the key store of this computer and kept so: it cannot be opened on another one, and is in no export.',
    right: 'signed-in',
    input: z.object({
      id: Id.nullable(),
      /** Of the account that is changed. */
      version: Version.nullable(),
      account: MailAccountInput,
      password: AccountPassword,
    }),
    output: MailAccount,
  }),
  'mail.removeAccount': command({
    about: 'Removes an account that no letter waits for.',
    right: 'signed-in',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
  'mail.unsent': query({
    about:
      'How many letters of an account wait, have failed, or may or may not have arrived: asked before it is removed.',
    right: 'signed-in',
    input: z.object({ id: Id }),
    output: z.object({ waiting: z.number().int(), failed: z.number().int(), uncertain: z.number().int() }),
  }),
  'mail.test': task({
    about: 'Connects to the server and signs in, and sends nothing. The server is quoted in its own words.',
    right: 'signed-in',
    input: z.object({ id: Id.nullable(), account: MailAccountInput, password: AccountPassword }),
    /** `systemWords`: what this computer says where the server said nothing. */
    output: z.object({ ok: z.boolean(), message: z.string(), serverWords: z.string(), systemWords: z.string() }),
  }),
  'mail.letters': query({
    about: 'The texts that letters begin with, for each type of document in each language.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(Letter),
  }),
  'mail.saveLetter': command({
    about: 'Changes the text that letters begin with. `{number}` and the like stand for what the document says.',
    right: 'settings.change',
    input: z.object({
      type: DocumentType,
      language: Language,
      ...LetterText,
      /** What the user saw when he began. */
      was: z.object(LetterText),
    }),
    output: Letter,
  }),
  'mail.resetLetter': command({
    about: 'Gives a letter the text back that comes with the program.',
    right: 'settings.change',
    input: z.object({ type: DocumentType, language: Language }),
    output: Letter,
  }),
  'mail.draft': query({
    about:
      'What a letter with the print forms of these documents would be: from which account and to whom, subject and text, what is attached.',
    right: 'documents.print',
    input: z.object({ documentIds: z.array(Id).min(1).max(20) }),
    output: z.object({
      /** The account that it is offered from: the one whose address is that of the own company. null: there is no account. */
      accountId: Id.nullable(),
      to: z.array(z.string()),
      /** E-mails of the client and of its contact persons. */
      suggestions: z.array(z.object({ address: z.string(), name: z.string() })),
      /** Why there are no suggestions, in the language of the session; empty: there are. */
      noAddress: z.string(),
      subject: z.string(),
      /** Without the signature of an account. */
      text: z.string(),
      /** `warning`: why it should perhaps not go, in the language of the session: it is a draft, or cancelled. Empty: nothing. */
      documents: z.array(z.object({ id: Id, version: Version, name: z.string(), warning: z.string() })),
    }),
  }),
  'mail.send': task({
    about:
      'Puts a letter with the print forms as PDF into the outbox, from where it is sent at once, or when there is a connection. Sent again with the same `key` it is still one letter; another letter under the same `key` is a conflict.',
    right: 'documents.print',
    input: z.object({
      key: z.uuid(),
      accountId: Id,
      documents: z
        .array(z.object({ id: Id, version: Version }))
        .min(1)
        .max(20),
      to: Addresses,
      cc: Addresses,
      bcc: Addresses,
      subject: Line(300),
      text: Note(20_000),
      job: JobId.optional(),
    }),
    output: z.object({ id: Id }),
  }),
  'mail.manyPreview': task({
    about:
      'How many letters would be written to the clients of selected documents, one for each, and which documents would be left out and why.',
    right: 'documents.print',
    input: z.object({
      selection: Selection(DocumentFilter),
      /** True: also documents with a letter that was sent, may have arrived, or waits; they are left out otherwise. */
      again: z.boolean().default(false),
      job: JobId.optional(),
    }),
    output: ManyLetters.extend({
      /** How many letters would be written. */
      ready: z.number().int(),
      /** How many documents have a letter already that was sent, may have arrived, or waits. */
      already: z.number().int(),
      /** The latest letter that there is: what `againUpTo` of `mail.sendMany` takes. */
      lastLetter: Id.nullable(),
    }),
  }),
  'mail.sendMany': task({
    about:
      'Puts a letter for each issued document of a selection into the outbox, to the first e-mail of its client. Cancelled, it leaves what is in the outbox there and says how many that are. With the same `key` no document is sent twice, and those that are in the outbox under it count as put there.',
    right: 'documents.print',
    input: z.object({
      key: z.uuid(),
      selection: Selection(DocumentFilter),
      accountId: Id,
      /** Documents with a letter that was sent, may have arrived, or waits go again where it is none behind this one; null: they are left out. */
      againUpTo: Id.nullable().default(null),
      job: JobId,
    }),
    output: ManyLetters.extend({
      queued: z.number().int(),
      cancelled: z.boolean(),
      /** Of all without a letter, in their order, to be asked for again: those that have none from before either, as many as a selection takes. */
      failedIds: z.array(Id).max(selectedAtMost),
      /** Of those in letters: they have the form of the program, since the office's own that they should have failed on them. */
      stoodIn: ToldDocuments,
    }),
  }),
  'mail.outbox': query({
    about: 'Letters, the latest first: one’s own, or everybody’s for whoever may change the settings.',
    right: 'documents.print',
    /** `documentId`: only letters about this document. `text`: those whose recipients, subject or documents have all its words. */
    input: z.object({
      state: MailState.optional(),
      documentId: Id.optional(),
      text: z.string().max(200).default(''),
      after: Id.nullable(),
      limit: PageSize,
    }),
    output: z.object({ rows: z.array(OutboxLetter), next: Id.nullable() }),
  }),
  'mail.state': query({
    about: 'How many letters of the outbox wait, have failed, or may or may not have arrived.',
    right: 'documents.print',
    input: z.object({}),
    output: z.object({ waiting: z.number().int(), failed: z.number().int(), uncertain: z.number().int() }),
  }),
  'mail.retry': command({
    about:
      'Sends a letter that waits, has failed or was cancelled now; also one that may have arrived, which then may arrive twice.',
    right: 'documents.print',
    input: OneLetter,
    output: OutboxLetter,
  }),
  'mail.cancel': command({
    about: 'Takes a letter out of the outbox: it is not sent.',
    right: 'documents.print',
    input: OneLetter,
    output: OutboxLetter,
  }),
  'mail.markSent': command({
    about: 'Says of a letter that may or may not have arrived that it has.',
    right: 'documents.print',
    input: OneLetter,
    output: OutboxLetter,
  }),
} satisfies Capability;
