/** Own values are checked against the fields that the office has. */
import { isDeepStrictEqual } from 'node:util';
import { Big } from 'big.js';
import type { Db } from '../../../db/database.ts';
import type { OwnEntity, OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import { Day, Money } from '../../../preload/contract/values.ts';
import { mayTouch } from '../../engine/access.ts';
import type { Context, SignedInUser } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { type OwnFieldDefinition, ownFieldById } from './own-fields.ts';
import { clientIsThere, namedClient, userIsThere } from './queries.ts';
import * as said from './words.ts';

/** Own values as they may be stored, and what is wrong with the others; paths are ids of fields. */
export interface CheckedOwnValues {
  readonly values: OwnValues;
  readonly problems: readonly WrongField[];
}

/**
 * The values as they are stored: what is empty is left out, numbers are in their shortest form, values of removed fields
 * stay as they were in `before`. What stood there already is not questioned. A client that the user may not see is none to
 * him: a print form would name it. Failure `invalid` with each wrong field as `path.12`.
 */
export function checkOwnValues(
  { db, user, language }: Pick<Context, 'db' | 'user' | 'language'>,
  entity: OwnEntity,
  values: OwnValues,
  path: string,
  before: OwnValues = {},
): OwnValues {
  if (values === before) return before;
  const checked = checkedOwnValues({ db, user }, entity, values, before);
  invalidFields(
    language,
    checked.problems.map((problem) => ({ ...problem, path: `${path}.${problem.path}` })),
  );
  return checked.values;
}

/** The same for who goes on with what is right, as imports do. */
export function checkedOwnValues(
  { db, user }: Asking,
  entity: OwnEntity,
  values: OwnValues,
  before: OwnValues = {},
): CheckedOwnValues {
  const kept: OwnValues = {};
  const problems: WrongField[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = ownFieldById(db, Number(key));
    const old = before[key];
    if (field !== undefined && old !== undefined && isDeepStrictEqual(value, old)) {
      kept[key] = value;
      continue;
    }
    if (field === undefined || field.entity !== entity || field.removed) {
      if (!isEmpty(value)) problems.push({ path: key, said: said.noSuchField });
      continue;
    }
    if (isEmpty(value)) continue;
    const good = storedForm({ db, user }, field, value);
    if ('wrong' in good) problems.push({ path: key, said: good.wrong });
    else kept[key] = good.value;
  }
  for (const [key, value] of Object.entries(before)) {
    const field = ownFieldById(db, Number(key));
    if (field?.removed) kept[key] = value;
  }
  return { values: kept, problems };
}

interface Asking {
  readonly db: Db;
  readonly user: SignedInUser;
}

type Good = { readonly value: OwnValue } | { readonly wrong: Said };

const isEmpty = (value: OwnValue): boolean =>
  (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** A decimal number in its shortest form, or null: up to 15 digits before the point and 6 after it. */
export function decimalText(text: string): string | null {
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/u.test(text)) return null;
  const number = new Big(text);
  return number.eq(0) ? '0' : number.toFixed();
}

function storedForm({ db, user }: Asking, field: OwnFieldDefinition, value: OwnValue): Good {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? { value: value.trim() } : { wrong: said.textWanted };
    case 'number': {
      const decimal = decimalText(String(value).trim());
      return decimal === null || typeof value === 'boolean' ? { wrong: said.numberWanted } : { value: decimal };
    }
    case 'money':
      return typeof value === 'number' && Money.safeParse(value).success ? { value } : { wrong: said.amountWanted };
    case 'day':
      return Day.safeParse(value).success ? { value } : { wrong: said.dayWanted };
    case 'yes-no':
      return typeof value === 'boolean' ? { value } : { wrong: said.yesOrNoWanted };
    case 'choice':
      return isOffered(field, value) ? { value } : { wrong: said.noSuchChoice };
    case 'choices': {
      const ids = Array.isArray(value) ? value : [value];
      if (!ids.every((id) => isOffered(field, id))) return { wrong: said.noSuchChoice };
      return { value: field.choices.map(({ id }) => id).filter((id) => ids.includes(id)) };
    }
    case 'client':
      return typeof value === 'number' && isClientFor({ db, user }, value) ? { value } : { wrong: said.noSuchClient };
    case 'user':
      return typeof value === 'number' && userIsThere(db, value) ? { value } : { wrong: said.noSuchUser };
  }
}

function isClientFor({ db, user }: Asking, id: number): boolean {
  const client = clientIsThere(db, id) ? namedClient(db, id) : undefined;
  return client !== undefined && mayTouch(user, 'clients.see', client);
}

function isOffered({ choices }: OwnFieldDefinition, value: OwnValue): boolean {
  return choices.some(({ id }) => id === value);
}
