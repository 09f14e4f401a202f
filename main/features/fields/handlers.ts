/** Handlers of own fields and classifiers. */
import type { fields } from '../../../preload/contract/fields.ts';
import type { Handlers } from '../../engine/context.ts';
import { mergeItems, saveItems } from './classifier-items.ts';
import { collectValues, createClassifier, listClassifiers, removeClassifier, renameClassifier } from './classifiers.ts';
import { changeField, checkType, createField, listFields, orderFields, removeField, restoreField } from './service.ts';

export const fieldHandlers: Handlers<keyof typeof fields> = {
  'fields.list': ({ db }, input) => listFields(db, input),
  'fields.create': (command, input) => createField(command, input),
  'fields.checkType': (task, input) => checkType(task, input),
  'fields.change': (task, input) => changeField(task, input),
  'fields.remove': (command, input) => removeField(command, input),
  'fields.restore': (command, { id }) => restoreField(command, id),
  'fields.order': (command, input) => orderFields(command, input),
  'classifiers.list': ({ db }) => listClassifiers(db),
  'classifiers.create': (command, input) => createClassifier(command, input),
  'classifiers.change': (command, input) => renameClassifier(command, input),
  'classifiers.collect': (command, { key }) => collectValues(command, key),
  'classifiers.items': (task, input) => saveItems(task, input),
  'classifiers.merge': (task, input) => mergeItems(task, input),
  'classifiers.remove': (command, input) => removeClassifier(command, input),
};
