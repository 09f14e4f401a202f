/** The computers that work in the office, as the engine that has it open knows them. */
import { hostname } from 'node:os';
import type { SharedOffice } from '../sharing/shared-office.ts';
import type { TurnedAway } from '../sharing/station-server.ts';
import { networkOrigin } from './from-network.ts';
import type { SessionState } from './sessions.ts';

export interface Computer {
  /** By which sessions name it; null: the one that has the office open. */
  readonly station: string | null;
  readonly computer: string;
  readonly program: string;
  readonly keeps: boolean;
  /** UTC ISO 8601; null where only this computer opens the office. */
  readonly since: string | null;
  /** Where its connection comes from. */
  readonly address: string | null;
  /** The computer of the session that asks. */
  readonly own: boolean;
}

export interface Computers {
  readonly computers: readonly Computer[];
  /** Who was not let in lately. */
  readonly turnedAway: readonly TurnedAway[];
}

/** As the session is told of them. `shared`: null where only this computer opens the office. */
export function computersOf(shared: SharedOffice | null, program: string, session: SessionState): Computers {
  const here: Computer = {
    station: null,
    computer: hostname(),
    program,
    keeps: true,
    since: shared?.standing.as === 'keeper' ? shared.standing.since : null,
    address: null,
    own: session.station === null && session.origin !== networkOrigin,
  };
  const others = (shared?.stations ?? []).map(
    ({ hello, since, address }): Computer => ({
      station: hello.station,
      computer: hello.contact.computer,
      program: hello.contact.program,
      keeps: false,
      since,
      address,
      own: session.station === hello.station,
    }),
  );
  return {
    computers: [here, ...others.sort((one, other) => one.computer.localeCompare(other.computer))],
    turnedAway: shared?.turnedAway ?? [],
  };
}
