/** Names of the clients that conditions of lists refer to by id. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { call } from '../../app/border.ts';

const useNames = create<{ readonly names: ReadonlyMap<number, string> }>()(() => ({ names: new Map() }));
const asked = new Set<number>();

/** A name that is known already need not be asked for. */
export function rememberClientName(id: number, name: string): void {
  asked.add(id);
  useNames.setState(({ names }) => ({ names: new Map(names).set(id, name) }));
}

/** Answers names as soon as they are known; until then, and for a client that cannot be seen, a dash. */
export function useClientNames(ids: readonly number[]): (id: number) => string {
  const names = useNames((state) => state.names);
  const wanted = ids.join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ').map(Number)) {
      if (id === 0 || asked.has(id)) continue;
      asked.add(id);
      void call('clients.get', { id }).then((reply) => reply.ok && rememberClientName(id, reply.value.name));
    }
  }, [wanted]);
  return (id) => names.get(id) ?? '—';
}
