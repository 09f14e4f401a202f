/** Handlers of exchange rates. */
import type { Handlers } from '../../engine/context.ts';
import { listRates, removeRate, setRate } from './service.ts';

export const rateHandlers: Handlers<'rates.list' | 'rates.set' | 'rates.remove'> = {
  'rates.list': ({ db }) => listRates(db),
  'rates.set': (command, rate) => {
    setRate(command, rate);
    return listRates(command.db);
  },
  'rates.remove': (command, rate) => {
    removeRate(command, rate);
    return listRates(command.db);
  },
};
