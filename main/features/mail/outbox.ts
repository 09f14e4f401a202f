/**
 * Sends what waits in the outbox, each account for itself: a server that does not answer holds up its own letters alone. A letter that was handed
 * over without an answer, or was on its way when the program ended, is never sent again by itself.
 */
import { instantOf } from '../../engine/clock.ts';
import { AccountQueue } from './account-queue.ts';
import type { OutboxPorts } from './outbox-ports.ts';
import { dueAccounts, lettersOnTheirWay } from './outbox-queries.ts';
import { recordMove } from './outbox-records.ts';

/** Milliseconds between two looks at the clock: also a computer that has slept goes on at once. */
const lookEvery = 1000;
/** Milliseconds that a letter on its way has when the office is to be closed. */
const grace = 10_000;

export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #watch: NodeJS.Timeout;
  /** By account: what is being sent. */
  readonly #running = new Map<number, { readonly queue: AccountQueue; readonly ended: Promise<void> }>();
  #paused = true;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
    this.#watch = setInterval(() => this.wake(), lookEvery);
    this.#watch.unref();
  }

  /** An office was opened: what was on its way when the program ended may or may not have arrived. */
  officeOpened(): void {
    this.#paused = false;
    const office = this.#ports.office();
    if (office === null) return;
    try {
      for (const letter of lettersOnTheirWay(office.db))
        recordMove(this.#ports, office.db, letter, { state: 'uncertain', problem: 'interrupted' });
    } catch (error) {
      this.#complain(error);
    }
    this.wake();
  }

  /** Looks whether there is something to send. */
  wake(): void {
    // What a long write has done so far is not to be read; the watch looks again.
    if (this.#paused || this.#ports.isBusy()) return;
    const office = this.#ports.office();
    if (office === null) return;
    try {
      for (const account of dueAccounts(office.db, instantOf(this.#ports.clock))) {
        if (this.#running.has(account)) continue;
        const queue = new AccountQueue(this.#ports, office, account);
        const ended = queue
          .run()
          .catch((error: unknown) => this.#complain(error))
          .finally(() => this.#running.delete(account));
        this.#running.set(account, { queue, ended });
      }
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Begins no more letters, and resolves when those on their way have ended: the office can be closed then. */
  async pause(): Promise<void> {
    this.#paused = true;
    const running = [...this.#running.values()];
    for (const { queue } of running) queue.pause();
    const late = setTimeout(() => {
      for (const { queue } of running) queue.cut();
    }, grace);
    await Promise.all(running.map(({ ended }) => ended));
    clearTimeout(late);
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    await this.pause();
  }

  #complain(error: unknown): void {
    this.#ports.log(`outbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
