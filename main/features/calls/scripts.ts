/** Call scripts: listed, saved, removed; and what was answered by them. */
import { z } from 'zod';
import { type CallScript, type callScripts, ScriptStep } from '../../../preload/contract/call-scripts.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { seenActivity } from '../activities/reached.ts';
import { scriptProblems } from './script-problems.ts';
import {
  answersOf,
  deleteScript,
  insertScript,
  type StoredScript,
  scriptRow,
  scriptRows,
  updateScript,
} from './script-queries.ts';

type Saved = z.output<(typeof callScripts)['calls.saveScript']['input']>;
type Answers = z.output<(typeof callScripts)['calls.answers']['output']>;

const Steps = z.array(ScriptStep);

function shown({ steps, ...row }: StoredScript): CallScript {
  return { ...row, steps: Steps.parse(JSON.parse(steps)) };
}

/** By name. */
export function listScripts({ db }: Pick<Context, 'db'>): CallScript[] {
  return scriptRows(db).map(shown);
}

/** Failure `invalid` for what `scriptProblems` finds, `conflict` over another version, `not-found` for one that was removed. */
export function saveScript(context: CommandContext, { id, version, name, steps }: Saved): CallScript {
  const { db, now, user, language } = context;
  invalidFields(language, scriptProblems(steps));
  const before = id === null ? null : sameScript(context, id, version);
  const stamp = { at: now, by: user.id };
  const written = { name, steps: JSON.stringify(steps) };
  const changes = fieldChanges(before && { ...shown(before) }, { name, steps });
  if (before !== null && Object.keys(changes).length === 0) {
    context.unchanged();
    return shown(before);
  }
  const saved = before?.id ?? insertScript(db, written, stamp);
  if (before !== null) updateScript(db, before.id, written, stamp);
  context.record({ entity: 'call-script', id: saved, version: (before?.version ?? 0) + 1, changes });
  return { id: saved, version: (before?.version ?? 0) + 1, name, steps };
}

/** Failures as above. */
export function removeScript(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
): { id: number } {
  const { name, steps } = shown(sameScript(context, id, version));
  deleteScript(context.db, id);
  context.record({
    entity: 'call-script',
    id,
    version: version + 1,
    changes: { name: { old: name, new: null }, steps: { old: steps, new: null } },
  });
  return { id };
}

/** The script, as the user saw it. */
function sameScript({ db }: CommandContext, id: number, version: number | undefined): StoredScript {
  const row = scriptRow(db, id);
  if (row === undefined)
    throw new Failure('not-found', {
      en: 'Somebody has removed this script.',
      ru: 'Этот сценарий уже удалён.',
      fr: 'Ce script a été supprimé.',
    });
  if (row.version !== version)
    throw new Failure('conflict', {
      en: 'Somebody else has changed this script meanwhile. Open it again.',
      ru: 'Пока вы работали, этот сценарий изменил другой сотрудник. Откройте его заново.',
      fr: 'Quelqu’un d’autre a modifié ce script entre-temps. Rouvrez-le.',
    });
  return row;
}

/** Failure `not-found` for an activity that the user may not see. */
export function answersIn(context: Context, activityId: number): Answers {
  seenActivity(context, activityId);
  const rows = answersOf(context.db, activityId);
  return { script: rows[0]?.script ?? '', answers: rows.map(({ question, answer }) => ({ question, answer })) };
}
