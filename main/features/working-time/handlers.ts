/** Handlers of working hours, days off and absences. */
import type { workingTime } from '../../../preload/contract/working-time.ts';
import type { Handlers } from '../../engine/context.ts';
import { addAbsence, changeAbsence, removeAbsence } from './absences.ts';
import { freeSlots } from './free-slots.ts';
import { changeWorkingTime, getWorkingTime, removeDay, setDay, setPersonWeek, workingTimeBetween } from './service.ts';

export const workingTimeHandlers: Handlers<keyof typeof workingTime> = {
  'workingTime.get': (context) => getWorkingTime(context),
  'workingTime.change': (command, input) => {
    changeWorkingTime(command, input);
    return {};
  },
  'workingTime.setDay': (command, input) => {
    setDay(command, input);
    return {};
  },
  'workingTime.removeDay': (command, input) => {
    removeDay(command, input);
    return {};
  },
  'workingTime.setPerson': (command, input) => {
    setPersonWeek(command, input);
    return {};
  },
  'workingTime.between': (context, input) => workingTimeBetween(context, input),
  'workingTime.freeSlots': (context, input) => freeSlots(context, input),
  'absences.add': (command, input) => addAbsence(command, input),
  'absences.change': (command, input) => changeAbsence(command, input),
  'absences.remove': (command, input) => {
    removeAbsence(command, input);
    return {};
  },
};
