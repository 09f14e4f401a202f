/** What is typed and not saved yet, kept by the computer that it is typed on until it is saved or given up. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { Instant } from './values.ts';

/** Under which the page keeps it; made by the page, of chance. */
const DraftKey = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

/** One form with what was typed into it. */
export const KeptDraft = z.object({
  key: DraftKey,
  /** The page that it was typed on, and what it was opened with. */
  kind: z.string().max(60),
  params: z.record(z.string().max(60), z.union([z.string().max(300), z.number(), z.boolean()])),
  /** Which form of the page. */
  form: z.string().max(60),
  /** What the page was called. */
  title: z.string().max(300),
  value: z.json(),
});
export type KeptDraft = z.infer<typeof KeptDraft>;

export const drafts = {
  'drafts.keep': task({
    about:
      'Keeps what is typed and not saved, in the place of what was kept under this key: on this computer, encrypted, for the user and the office. Answered while nobody keeps a shared office, too. `invalid` when it is more than 2 MB.',
    right: null,
    input: KeptDraft,
    output: z.object({}),
  }),
  'drafts.list': task({
    about:
      'What the user has not saved on this computer, the latest first, without what he is typing on another page now.',
    right: null,
    input: z.object({}),
    output: z.array(KeptDraft.extend({ at: Instant })),
  }),
  'drafts.drop': task({
    about: 'Forgets what was saved or given up. What is 30 days old is forgotten by itself.',
    right: null,
    input: z.object({ keys: z.array(DraftKey).max(500) }),
    output: z.object({}),
  }),
} satisfies Capability;
