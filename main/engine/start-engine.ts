/** Starts an engine as every host does: opens the office, and makes the example office when that was asked for. */
import { randomBytes } from 'node:crypto';
import { sweepTemporaryPlaces } from '../../db/temporary-place.ts';
import type { Language } from '../../preload/contract/values.ts';
import { systemClock } from './clock.ts';
import { createEngine, type Engine, type EngineOptions } from './engine.ts';

/** `demo`: a folder that holds no office yet gets the example office. Rejects with an Error that says why it could not. */
export async function startEngine(
  options: EngineOptions & { readonly demo: boolean; readonly language: Language },
): Promise<Engine> {
  sweepTemporaryPlaces(systemClock.milliseconds(), options.log);
  const engine = createEngine(options);
  if (!options.demo) return engine;
  const token = randomBytes(18).toString('base64url');
  engine.openSession(token, 'start', options.language);
  const state = await engine.call(token, 'office.state', {});
  const isNew =
    state.ok &&
    typeof state.value === 'object' &&
    state.value !== null &&
    'status' in state.value &&
    state.value.status === 'new';
  const made = isNew ? await engine.call(token, 'office.createExample', { language: options.language }) : state;
  engine.closeSession(token);
  if (!made.ok) {
    await engine.close();
    throw new Error(made.message);
  }
  return engine;
}
