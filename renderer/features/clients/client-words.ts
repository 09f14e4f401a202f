/** The kinds, types and states of clients with their words and tints. */
import type { z } from 'zod';
import type { Client as ClientSchema } from '../../../preload/contract/clients.ts';
import { clientTexts } from '../../text/clients.ts';
import type { Choice } from '../../ui/inline-fields.tsx';
import { type TextOf, useText } from '../../ui/language.tsx';

export type ClientCard = z.infer<typeof ClientSchema>;
export type ClientText = TextOf<keyof (typeof clientTexts)['en']>;

const kinds = ['company', 'sole-trader', 'person'] as const satisfies readonly ClientCard['kind'][];
const types = [
  'prospect',
  'customer',
  'supplier',
  'partner',
  'competitor',
] as const satisfies readonly ClientCard['type'][];
const states = [
  'new',
  'in-work',
  'active',
  'sleeping',
  'lost',
  'blocked',
] as const satisfies readonly ClientCard['state'][];

export const stateTints = {
  new: 'accent',
  'in-work': 'amber',
  active: 'green',
  sleeping: 'plain',
  lost: 'red',
  blocked: 'red',
} as const satisfies Record<ClientCard['state'], string>;

export interface ClientChoices {
  readonly kinds: readonly Choice<ClientCard['kind']>[];
  readonly types: readonly Choice<ClientCard['type']>[];
  readonly states: readonly Choice<ClientCard['state']>[];
}

/** What can be chosen, in the language of the screen. */
export function useClientChoices(): ClientChoices {
  const t = useText(clientTexts);
  return {
    kinds: kinds.map((value) => ({ value, label: t(`kind_${value}`) })),
    types: types.map((value) => ({ value, label: t(`type_${value}`) })),
    states: states.map((value) => ({ value, label: t(`state_${value}`) })),
  };
}
