/** The columns of a list for a session: their names, what may be asked of each, and the values to choose from. */
import type { Db } from '../../../db/database.ts';
import type { ConditionKind, ListColumnAbout, ListName } from '../../../preload/contract/lists.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { noRight } from '../../engine/router-words.ts';
import { type OwnFieldDefinition, ownFieldsOf } from '../fields/own-fields.ts';
import { unitsForPage } from '../reference/service.ts';
import { isSortable } from './asked-columns.ts';
import { kindsOfType } from './asked-ranges.ts';
import { listDefinitions } from './definitions.ts';
import type { ListColumn } from './list-column.ts';
import { columnTypeOf } from './own-conditions-queries.ts';
import {
  dealCurrencies,
  documentCurrencies,
  tagNames,
  tagNamesWithin,
  teamNames,
  userNames,
} from './reference-queries.ts';

type Choices = ListColumnAbout['choices'];
type Asking = Pick<Context, 'db' | 'user' | 'language'>;

/** The columns in their order, then the own fields. Failure `forbidden` for a list that the session may not see. */
export function listColumns({ db, user, language }: Context, list: ListName): ListColumnAbout[] {
  const { columns, entity } = listDefinitions[list];
  if (!user.rights.has(`${list}.see`)) throw new Failure('forbidden', noRight);
  return [
    ...columns
      .filter(({ hiddenWith, unnamed }) => !unnamed && (hiddenWith === null || !isHidden(user, hiddenWith)))
      .map((column) => columnAbout({ db, user, language }, column)),
    ...(entity === null ? [] : ownFieldsOf(db, entity).map((field) => ownColumnAbout(db, field))),
  ];
}

function columnAbout(context: Asking, column: ListColumn): ListColumnAbout {
  const { name, label, type, empty, order, shown } = column;
  return {
    name,
    label: label[context.language],
    type,
    sortable: order !== null,
    conditions: kindsOfType[type].filter((kind) => empty !== undefined || !aboutEmpty.includes(kind)),
    choices: choicesOf(context, column),
    currency: null,
    ownField: null,
    shown,
  };
}

const aboutEmpty: readonly ConditionKind[] = ['empty', 'filled'];

function choicesOf({ db, user, language }: Asking, { name, type, expression, choices, names }: ListColumn): Choices {
  if (choices !== null) return choices.map(({ value, label }) => ({ value, label: label[language] }));
  if (names !== null) return named(names(db).filter(({ inBin }) => inBin !== true));
  switch (type) {
    case 'user':
      return named(userNames(db));
    case 'team':
      return named(teamNames(db));
    case 'tags':
      return named(tagsSeen({ db, user }));
    case 'choice':
      if (name === 'unit')
        return unitsForPage(db, language).map(({ code, name: unit }) => ({ value: code, label: unit }));
      return (expression === 'deal.currency' ? dealCurrencies(db) : documentCurrencies(db)).map((currency) => ({
        value: currency,
        label: currency,
      }));
    default:
      return [];
  }
}

/** A word that no client has whom the user may see is none to him. */
function tagsSeen({ db, user }: Pick<Context, 'db' | 'user'>) {
  const access = accessBy(user, 'clients.see');
  if (access.kind === 'all') return tagNames(db);
  return tagNamesWithin(db, access.userId, access.kind === 'team' ? access.teamIds : []);
}

const named = (values: readonly { readonly id: number; readonly name: string }[]): Choices =>
  values.map(({ id, name }) => ({ value: id, label: name }));

function ownColumnAbout(db: Db, field: OwnFieldDefinition): ListColumnAbout {
  const type = columnTypeOf[field.type];
  return {
    name: `own.${field.id}`,
    label: field.name,
    type,
    sortable: isSortable(field),
    conditions: [...kindsOfType[type]],
    choices: field.type === 'user' ? named(userNames(db)) : named(field.choices),
    currency: field.currency,
    ownField: field.id,
    shown: field.inList,
  };
}
