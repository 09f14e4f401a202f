/** Who is away, from when to when. */
import type { z } from 'zod';
import { type Absence, AbsenceKind, type workingTime } from '../../../preload/contract/working-time.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { worksHere } from '../people/belonging.ts';
import {
  type AbsenceValues,
  absenceRecord,
  absencesBetween,
  deleteAbsence,
  insertAbsence,
  type StoredAbsence,
  updateAbsence,
} from './queries.ts';
import { changesTimeOf, mustChangeTimeOf, seesTimeOf } from './whose.ts';

type Input<Name extends keyof typeof workingTime> = z.output<(typeof workingTime)[Name]['input']>;

const stampOf = ({ now, user }: Pick<Context, 'now' | 'user'>) => ({ at: now, by: user.id });

/** Absences of which a day lies between, of those whose activities the user may see. */
export function shownAbsences(context: Context, from: string, to: string): Absence[] {
  return absencesBetween(context.db, from, to)
    .filter(({ userId }) => seesTimeOf(context, userId))
    .map((row) => shown(context, row));
}

function shown(context: Context, row: StoredAbsence): Absence {
  return { ...row, kind: AbsenceKind.parse(row.kind), mayChange: changesTimeOf(context, row.userId) };
}

const valuesOf = ({ userId, from, to, kind, note }: StoredAbsence | AbsenceValues) => ({
  userId,
  from,
  to,
  kind,
  note,
});

/** Failure `forbidden` for people whose activities the user may not change, `invalid` for nobody of the office. */
export function addAbsence(command: CommandContext, values: Input<'absences.add'>): Absence {
  mustBeAllowed(command, values.userId);
  const id = insertAbsence(command.db, values, stampOf(command));
  command.record({ entity: 'absence', id, version: 1, changes: fieldChanges(null, valuesOf(values)) });
  return absenceFor(command, id);
}

/** Failure `conflict` when somebody has changed it since; else as when one is added, and `not-found`. */
export function changeAbsence(command: CommandContext, { id, version, ...values }: Input<'absences.change'>): Absence {
  const before = changeable(command, id, version);
  if (values.userId !== before.userId) mustBeAllowed(command, values.userId);
  const changes = fieldChanges(valuesOf(before), valuesOf(values));
  if (Object.keys(changes).length === 0) command.unchanged();
  else {
    updateAbsence(command.db, id, values, stampOf(command));
    command.record({ entity: 'absence', id, version: version + 1, changes });
  }
  return absenceFor(command, id);
}

/** Takes it away for good: the log keeps what it was. */
export function removeAbsence(command: CommandContext, { id, version }: Input<'absences.remove'>): void {
  const before = changeable(command, id, version);
  deleteAbsence(command.db, id);
  const gone = { userId: null, from: null, to: null, kind: null, note: null };
  command.record({ entity: 'absence', id, version: version + 1, changes: fieldChanges(valuesOf(before), gone) });
}

function mustBeAllowed(command: CommandContext, userId: number): void {
  mustChangeTimeOf(command, userId);
  if (!worksHere(command.db, userId)) invalidFields(command.language, [{ path: 'userId', said: nobody }]);
}

function changeable(command: CommandContext, id: number, version: number): StoredAbsence {
  const found = absenceRecord(command.db, id);
  if (found === undefined || !seesTimeOf(command, found.userId)) throw noSuchAbsence();
  mustChangeTimeOf(command, found.userId);
  if (found.version === version) return found;
  throw new Failure(
    'conflict',
    {
      en: 'Somebody else has changed this absence meanwhile.',
      ru: 'Пока вы работали, это отсутствие изменил другой сотрудник.',
      fr: 'Quelqu’un d’autre a modifié cette absence entre-temps.',
    },
    { version: found.version },
  );
}

function absenceFor(context: Context, id: number): Absence {
  const found = absenceRecord(context.db, id);
  if (found === undefined) throw noSuchAbsence();
  return shown(context, found);
}

const noSuchAbsence = () =>
  new Failure('not-found', {
    en: 'This absence is no longer there.',
    ru: 'Этого отсутствия больше нет.',
    fr: 'Cette absence n’existe plus.',
  });
/** The answer to a person that the office does not have. */
export const nobody = {
  en: 'This person does not work here any more.',
  ru: 'Этот сотрудник больше не работает в программе.',
  fr: 'Cette personne ne travaille plus ici.',
};
