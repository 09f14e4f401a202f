/** Handlers of birthdays. */
import type { birthdays } from '../../../preload/contract/birthdays.ts';
import type { Handlers } from '../../engine/context.ts';
import { birthdaysBetween } from './service.ts';

export const birthdayHandlers: Handlers<keyof typeof birthdays> = {
  'birthdays.between': (context, asked) => birthdaysBetween(context, asked),
};
