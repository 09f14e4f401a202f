/** Templates of series of activities: kept by the office, and started with a client. */
import type { z } from 'zod';
import { newUid } from '../../../db/uid.ts';
import type { ActivityTemplate, activityTemplates } from '../../../preload/contract/activity-templates.ts';
import type { CommandContext, Context, Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { addActivity } from './service.ts';
import { dayOfStep } from './template-days.ts';
import {
  insertTemplate,
  type StoredTemplate,
  setTemplateRun,
  templateById,
  templateRows,
  updateTemplate,
} from './template-queries.ts';

type Input<Name extends keyof typeof activityTemplates> = z.output<(typeof activityTemplates)[Name]['input']>;

const shown = ({ deletedAt: _, ...template }: StoredTemplate): ActivityTemplate => template;

/** The template, taken away or not. Failure `not-found`. */
function existing({ db }: Pick<Context, 'db'>, id: number): StoredTemplate {
  const found = templateById(db, id);
  if (found === undefined) throw noSuchTemplate();
  return found;
}

/** The same, not taken away; `version`: what the user saw. Failure `conflict` over another one. */
function seenAs(context: Pick<Context, 'db'>, id: number, version: number | null): StoredTemplate {
  const found = existing(context, id);
  if (found.deletedAt !== null) throw noSuchTemplate();
  if (found.version !== version) throw changedMeanwhile(found.version);
  return found;
}

/** Adds a template, or saves it over exactly the version that the user saw. Failure `conflict` over another one. */
export function saveTemplate(
  context: CommandContext,
  { id, version, name, steps }: Input<'activityTemplates.save'>,
): ActivityTemplate {
  const { db, now, user } = context;
  const stamp = { at: now, by: user.id };
  const before = id === null ? null : seenAs(context, id, version);
  const changes = fieldChanges(before && { name: before.name, steps: before.steps }, { name, steps });
  if (before === null) {
    const made = insertTemplate(db, { name, steps }, stamp);
    context.record({ entity: 'activity-template', id: made, version: 1, changes });
    return shown(existing(context, made));
  }
  if (Object.keys(changes).length === 0) context.unchanged();
  else {
    updateTemplate(db, before.id, { name, steps, deletedAt: null }, stamp);
    context.record({ entity: 'activity-template', id: before.id, version: before.version + 1, changes });
  }
  return shown(existing(context, before.id));
}

function setDeleted(context: CommandContext, template: StoredTemplate, deletedAt: string | null): void {
  const { db, now, user } = context;
  updateTemplate(db, template.id, { ...template, deletedAt }, { at: now, by: user.id });
  const changes = { deletedAt: { old: template.deletedAt, new: deletedAt } };
  context.record({ entity: 'activity-template', id: template.id, version: template.version + 1, changes });
}

function startTemplate(
  context: CommandContext,
  { id, clientId, dealId, responsibleId, day: start }: Input<'activityTemplates.start'>,
): { run: string; activityIds: number[] } {
  const template = existing(context, id);
  if (template.deletedAt !== null) throw noSuchTemplate();
  const run = newUid();
  const activityIds = template.steps.map(({ after, days, ...step }) => {
    const planned = {
      ...step,
      day: dayOfStep({ after, days }, start),
      clientId,
      dealId,
      responsibleId,
      note: '',
      contactId: null,
      documentId: null,
      duration: null,
      remindAt: null,
      plannedMinutes: null,
      spentMinutes: null,
      result: '',
      items: [],
      participants: [],
      repeat: null,
    };
    // The steps are what the office always does: nobody is asked about each of them.
    const { id: made } = addActivity(context, planned, false);
    setTemplateRun(context.db, made, run);
    return made;
  });
  return { run, activityIds };
}

/** Handlers of templates of series of activities. */
export const activityTemplateHandlers: Handlers<keyof typeof activityTemplates> = {
  'activityTemplates.list': ({ db }) => templateRows(db).map(shown),
  'activityTemplates.save': (command, input) => saveTemplate(command, input),
  'activityTemplates.remove': (command, { id, version }) => {
    setDeleted(command, seenAs(command, id, version), command.now);
    return { id, version: version + 1 };
  },
  'activityTemplates.restore': (command, { id }) => {
    const template = existing(command, id);
    if (template.deletedAt === null) command.unchanged();
    else setDeleted(command, template, null);
    return shown(existing(command, id));
  },
  'activityTemplates.start': (command, input) => startTemplate(command, input),
};

const noSuchTemplate = () =>
  new Failure('not-found', {
    en: 'This template is no longer there.',
    ru: 'Этого шаблона больше нет.',
    fr: 'Ce modèle n’existe plus.',
  });

const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'Somebody else has changed the template meanwhile.',
      ru: 'Пока вы работали, шаблон изменил другой сотрудник.',
      fr: 'Quelqu’un d’autre a modifié ce modèle entre-temps.',
    },
    { version },
  );
