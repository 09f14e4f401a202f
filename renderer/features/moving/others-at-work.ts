/** Who else works in the office that is to be moved. */
import type { Output } from '../../../preload/contract/index.ts';

/** Their names, each once; programs that call are nobody. */
export function othersAtWork(stations: Output<'stations.list'>['stations']): string[] {
  const others = stations.flatMap(({ people }) =>
    people.filter(({ session }) => session !== null && !session.own && session.origin !== 'program'),
  );
  return [...new Set(others.map(({ name }) => name))];
}
