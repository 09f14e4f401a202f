/** The contact person who is being typed on a card, new or known, as he is kept until he is saved. */
import type { Output } from '../../../preload/contract/index.ts';

type Contact = Output<'clients.get'>['contacts'][number];
export type ContactFields = Omit<Contact, 'id' | 'version'>;

export interface ContactTyping {
  /** null: a new one. */
  readonly id: number | null;
  /** The version that the form began with: others may save while one types, and what they do is merged over what was there then. */
  readonly version: number;
  readonly fields: ContactFields;
  /** What the user has seen; what is typed is another object. */
  readonly was: ContactFields;
  /** Under which a new one is added once, however often he is handed in. */
  readonly key: string;
}

const empty: ContactFields = {
  name: '',
  position: '',
  reaches: [{ kind: 'phone', value: '', label: '' }],
  note: '',
  birthday: null,
  own: {},
};

/** The form of a new contact person, or of a known one. */
export function typingOf(contact: Contact | null): ContactTyping {
  const { id, version, ...fields } = contact ?? { id: null, version: 1, ...empty };
  return { id, version, fields, was: fields, key: crypto.randomUUID() };
}

/** Whether there is anything to be saved. */
export function isTyped({ fields, was }: ContactTyping): boolean {
  return fields !== was;
}

/** Where the form stands: in the place of whom it is about, or below all where he is not there, or no longer. */
export function placeOf({ id }: ContactTyping, contacts: readonly Contact[]): number | 'new' {
  return contacts.some((contact) => contact.id === id) && id !== null ? id : 'new';
}

/** What was kept, also before there were birthdays; null for what is none. */
export function keptTypingOf(value: unknown): ContactTyping | null {
  if (!isObject(value) || !isObject(value.fields) || !isObject(value.was)) return null;
  const fields = { birthday: null, ...value.fields };
  const whole = { ...value, fields, was: { birthday: null, ...value.was } };
  return isKept(whole) ? whole : null;
}

function isKept(value: unknown): value is ContactTyping {
  return (
    isObject(value) &&
    (value.id === null || typeof value.id === 'number') &&
    typeof value.version === 'number' &&
    typeof value.key === 'string' &&
    areFields(value.fields) &&
    areFields(value.was)
  );
}

function areFields(value: unknown): value is ContactFields {
  return (
    isObject(value) &&
    [value.name, value.position, value.note].every((text) => typeof text === 'string') &&
    Array.isArray(value.reaches) &&
    value.reaches.every((reach) => isObject(reach) && typeof reach.value === 'string') &&
    (value.birthday === null || typeof value.birthday === 'string') &&
    isObject(value.own)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
