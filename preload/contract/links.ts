/** What clients are to each other: parent company and subsidiary, agent and principal, partners. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { clientStates } from './clients.ts';
import { Id, Instant, Line, Version } from './values.ts';

/** What the other client is of this one. */
export const linkKinds = ['parent', 'subsidiary', 'agent', 'principal', 'partner', 'other'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A link as it is seen from the client `clientId`. */
export const ClientLink = z.object({
  id: Id,
  version: Version,
  clientId: Id,
  kind: z.enum(linkKinds),
  other: z.object({ id: Id, name: z.string(), city: z.string(), state: z.enum(clientStates) }),
  note: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
});
export type ClientLink = z.infer<typeof ClientLink>;

export const links = {
  'links.of': query({
    about:
      'The clients that a client is linked to, from its own side; those that the session may not see are left out.',
    right: 'clients.see',
    input: z.object({ clientId: Id }),
    output: z.array(ClientLink),
  }),
  'links.add': command({
    about:
      'Links two clients; `kind` says what the other is of this one. `invalid` for a client with itself, for parents in a circle, for a link that is there already.',
    right: 'clients.change',
    input: z.object({
      clientId: Id,
      otherId: Id,
      kind: z.enum(linkKinds),
      note: Line(200).default(''),
    }),
    output: ClientLink,
  }),
  'links.remove': command({
    about: 'Takes a link away, from both sides.',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
} satisfies Capability;
