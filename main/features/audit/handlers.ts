/** Handlers of the audit channels. */
import type { Handlers } from '../../engine/context.ts';
import { auditLog } from './log.ts';
import { peopleOfLog } from './log-queries.ts';
import { seenHistory } from './seen-history.ts';
import { checkChain } from './service.ts';

export const auditHandlers: Handlers<'audit.list' | 'audit.people' | 'audit.of' | 'audit.check'> = {
  'audit.list': ({ db, user }, request) => auditLog(db, user, request),
  'audit.people': ({ db }) => peopleOfLog(db),
  'audit.of': (context, request) => seenHistory(context, request),
  'audit.check': (task) => checkChain(task),
};
