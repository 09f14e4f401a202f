/** Own values as they are stored with their record. */
import type { OwnValues } from '../../../preload/contract/own-values.ts';

/** Written by services alone, from what the contract has parsed. */
export function storedOwnValues(json: string): OwnValues {
  return JSON.parse(json) as OwnValues;
}
