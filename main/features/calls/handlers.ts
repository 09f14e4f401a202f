/** Handlers of calls. */
import type { callScripts } from '../../../preload/contract/call-scripts.ts';
import type { calls } from '../../../preload/contract/calls.ts';
import type { Handlers } from '../../engine/context.ts';
import { announceCall } from './announcing.ts';
import { setCalledBack } from './calling-back.ts';
import { allExtensions, extendPerson } from './extensions.ts';
import { countCalls, listCalls, liveCalls, ownersOfNumber } from './listing.ts';
import { noteCall } from './noting.ts';
import { answersIn, listScripts, removeScript, saveScript } from './scripts.ts';

export const callHandlers: Handlers<keyof typeof calls | keyof typeof callScripts> = {
  'calls.announce': (command, told) => announceCall(command, told),
  'calls.live': (context) => liveCalls(context),
  'calls.list': (context, asked) => listCalls(context, asked),
  'calls.count': (context, asked) => countCalls(context, asked),
  'calls.whose': (context, { number }) => ownersOfNumber(context, number),
  'calls.note': (command, noted) => noteCall(command, noted),
  'calls.back': (command, asked) => setCalledBack(command, asked),
  'calls.extensions': (context) => allExtensions(context),
  'calls.extend': (command, asked) => extendPerson(command, asked),
  'calls.scripts': (context) => listScripts(context),
  'calls.saveScript': (command, script) => saveScript(command, script),
  'calls.removeScript': (command, asked) => removeScript(command, asked),
  'calls.answers': (context, { activityId }) => answersIn(context, activityId),
};
