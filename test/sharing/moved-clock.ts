/** A clock of the system that is off, or jumps, as a program of it sees it: `Date` alone; what measures times goes on as it was. */

const Real = Date;

/** From now on it is so many milliseconds later than it is. */
export function moveClock(by: number): void {
  globalThis.Date = class extends Real {
    constructor(...given: [] | ConstructorParameters<DateConstructor>) {
      super(...((given.length === 0 ? [Real.now() + by] : given) as ConstructorParameters<DateConstructor>));
    }

    static override now(): number {
      return Real.now() + by;
    }
  } as DateConstructor;
}
