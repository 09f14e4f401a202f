/** What is typed into a print form, and what becomes of it when two people have changed the same form. */
import { FormSettings, type FormSource, plainSettings } from '../../../preload/contract/forms.ts';

export interface FormDraft {
  readonly name: string;
  /** Null: that of the program. */
  readonly body: string | null;
  readonly style: string;
  readonly settings: FormSettings;
}

/** A field of the draft that two people can have changed; each setting is one. */
export type FormDraftField = Exclude<keyof FormDraft, 'settings'> | keyof FormSettings;

export function draftOf({ form, body, style, settings }: FormSource): FormDraft {
  return { name: form.name, body, style, settings };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export function isSameDraft(one: FormDraft, other: FormDraft): boolean {
  return same(one, other);
}

const flat = ({ settings, ...rest }: FormDraft) => ({ ...rest, ...settings });

/** The draft with these fields as the other one has them. */
export function withFieldsOf(draft: FormDraft, other: FormDraft, names: readonly FormDraftField[]): FormDraft {
  const values = flat(other);
  const taken = Object.fromEntries(names.map((name) => [name, values[name]]));
  const { name, body, style, ...settings } = { ...flat(draft), ...taken };
  return { name, body, style, settings };
}

export interface FormMerge {
  /** What both agree on, with the user's own value where they do not. */
  readonly draft: FormDraft;
  readonly conflicts: readonly FormDraftField[];
}

/** What only one of two people has changed is taken; what both have changed differently is asked. */
export function mergeFormDrafts(original: FormDraft, mine: FormDraft, theirs: FormDraft): FormMerge {
  const [was, own, other] = [flat(original), flat(mine), flat(theirs)];
  // The keys of an object of this very type.
  const names = Object.keys(own) as FormDraftField[];
  const taken = names.filter((name) => same(own[name], was[name]));
  const conflicts = names.filter(
    (name) => !taken.includes(name) && !same(other[name], was[name]) && !same(own[name], other[name]),
  );
  return { draft: withFieldsOf(mine, theirs, taken), conflicts };
}

/** What a draft is typed over. */
export interface FormBase {
  readonly draft: FormDraft;
  readonly version: number;
}

/** A form that is being changed, as it is kept until it is saved. */
export interface KeptForm {
  readonly draft: FormDraft;
  readonly base: FormBase;
}

/** What was kept, with the settings that the program has learned since as they are at first; null for what is none. */
export function keptFormOf(value: unknown): KeptForm | null {
  if (!isObject(value) || !isObject(value.base) || typeof value.base.version !== 'number') return null;
  const draft = keptDraftOf(value.draft);
  const before = keptDraftOf(value.base.draft);
  return draft && before && { draft, base: { draft: before, version: value.base.version } };
}

function keptDraftOf(value: unknown): FormDraft | null {
  if (!isObject(value) || typeof value.name !== 'string' || typeof value.style !== 'string') return null;
  const { name, body, style } = value;
  const settings = FormSettings.safeParse({ ...plainSettings, ...(isObject(value.settings) ? value.settings : {}) });
  if (!settings.success || !(body === null || typeof body === 'string')) return null;
  return { name, body, style, settings: settings.data };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
