/** What is known of a call after each thing that was told of it, in whatever order that comes. */
import type { CallState } from '../../../preload/contract/calls.ts';

/** The moments of a call, UTC. */
export interface CallTimes {
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
}

/** With one thing more that happened; of two moments of the same the earlier one counts. `known` null: it is the first. */
export function withNews(known: CallTimes | null, state: CallState, at: string): CallTimes {
  const isOver = state === 'ended' || state === 'missed';
  return {
    startedAt: earlier(known?.startedAt ?? null, at),
    answeredAt: state === 'answered' ? earlier(known?.answeredAt ?? null, at) : (known?.answeredAt ?? null),
    endedAt: isOver ? earlier(known?.endedAt ?? null, at) : (known?.endedAt ?? null),
  };
}

/** A call that is over and that nobody has answered was missed. */
export function stateOf({ answeredAt, endedAt }: CallTimes): CallState {
  if (endedAt === null) return answeredAt === null ? 'ringing' : 'answered';
  return answeredAt === null ? 'missed' : 'ended';
}

function earlier(one: string | null, other: string): string {
  return one === null || other < one ? other : one;
}
