/** Saved views of lists: for oneself, or shared with everybody. */
import type { z } from 'zod';
import { newUid } from '../../../db/uid.ts';
import { listNames } from '../../../preload/contract/lists.ts';
import { type ListView, ViewContent, type views } from '../../../preload/contract/views.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { insertView, nextViewPosition, type StoredView, updateView, viewBy, viewsFor } from './queries.ts';

type Input<Name extends keyof typeof views> = z.output<(typeof views)[Name]['input']>;

/** The views of a list that the user sees: his own and those that are shared. */
export function viewsOf({ db, user }: Context, list: ListView['list']): ListView[] {
  return viewsFor(db, list, user.id).flatMap((view) => shownView(user, view) ?? []);
}

/** Saves a new view of the user's own, after all others. */
export function createView(context: CommandContext, { list, name, content }: Input<'views.create'>): ListView {
  const { db, user, now } = context;
  const by = { createdAt: now, createdBy: user.id, updatedAt: now, updatedBy: user.id };
  const position = nextViewPosition(db, list);
  const id = insertView(db, { uid: newUid(), ...by, list, name, userId: user.id, shared: false, position, content });
  context.record({ entity: 'view', id, version: 1, changes: fieldChanges(null, { list, name, content }) });
  return viewNow(context, id);
}

/** Changes what is given of a view. Failure `not-found`, `forbidden`, `conflict`. */
export function changeView(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
  changes: Partial<Pick<StoredView, 'name' | 'shared' | 'content'>>,
): ListView {
  const view = viewToChange(context, id);
  write(context, view, version, changes);
  return viewNow(context, id);
}

/** Gives the views positions in this order. Those of others, where the user may not change them, stay. */
export function orderViews(context: CommandContext, { list, ids }: Input<'views.order'>): ListView[] {
  const { db, user } = context;
  const stored = new Map(viewsFor(db, list, user.id).map((view) => [view.id, view]));
  let changed = false;
  for (const [place, id] of [...new Set(ids)].entries()) {
    const view = stored.get(id);
    if (view === undefined || !mayChange(user, view) || view.position === place + 1) continue;
    write(context, view, view.version, { position: place + 1 });
    changed = true;
  }
  if (!changed) context.unchanged();
  return viewsOf(context, list);
}

/** Removes a view. Failure `not-found`, `forbidden`, `conflict`. */
export function removeView(context: CommandContext, { id, version }: Input<'views.remove'>): { id: number } {
  write(context, viewToChange(context, id), version, { deletedAt: context.now });
  return { id };
}

type Changes = Partial<Pick<StoredView, 'name' | 'shared' | 'content' | 'position'>> & { readonly deletedAt?: string };

function write(context: CommandContext, view: StoredView, version: number, changes: Changes): void {
  const changed = fieldChanges({ deletedAt: null, ...view }, changes);
  if (Object.keys(changed).length === 0) {
    context.unchanged();
    return;
  }
  const stamp = { updatedAt: context.now, updatedBy: context.user.id };
  if (!updateView(context.db, { id: view.id, version }, { ...changes, ...stamp })) throw changedMeanwhile(view.version);
  context.record({ entity: 'view', id: view.id, version: version + 1, changes: changed });
}

/** Own views are one's own; a shared one may also be mended by whoever may share. */
function mayChange(user: Context['user'], view: Pick<StoredView, 'userId' | 'shared'>): boolean {
  return view.userId === user.id || (view.shared && user.rights.has('views.share'));
}

function viewToChange({ db, user }: Context, id: number): StoredView {
  const view = viewBy(db, id);
  if (view === undefined || !(view.shared || view.userId === user.id)) throw noSuchView();
  if (!mayChange(user, view))
    throw new Failure('forbidden', {
      en: 'This view belongs to somebody else. Save it as your own to change it.',
      ru: 'Это представление принадлежит другому сотруднику. Сохраните его как своё, чтобы изменить.',
      fr: 'Cette vue appartient à quelqu’un d’autre. Enregistrez-la comme la vôtre pour la modifier.',
    });
  return view;
}

function viewNow({ db, user }: Context, id: number): ListView {
  const stored = viewBy(db, id);
  const view = stored && shownView(user, stored);
  if (!view) throw noSuchView();
  return view;
}

/** Null for what this program cannot read: a view that a newer one has written. */
function shownView(user: Context['user'], view: StoredView): ListView | null {
  const content = ViewContent.safeParse(view.content);
  const list = listNames.find((name) => name === view.list);
  if (!content.success || list === undefined) return null;
  const { id, version, name, shared } = view;
  const owner = { id: view.userId, name: view.owner };
  return { id, version, list, name, shared, owner, mayChange: mayChange(user, view), content: content.data };
}

const noSuchView = () =>
  new Failure('not-found', {
    en: 'There is no such view any more.',
    ru: 'Такого представления больше нет.',
    fr: 'Cette vue n’existe plus.',
  });

const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'Somebody else has changed this view meanwhile. Look at it again.',
      ru: 'Это представление тем временем изменил другой сотрудник. Посмотрите его ещё раз.',
      fr: 'Quelqu’un d’autre a modifié cette vue entre-temps. Regardez-la de nouveau.',
    },
    { version },
  );
